package blocksmith.engine.kernel;

import java.util.List;

/// The weights of a convolution in the order in which a [Block] reads them.
record PackedWeights(AlignedFloats data, List<Panel> panels) {

    /// @param bias    of all output channels
    /// @param pixels  neighbours that are computed with one panel
    /// @param count   of panels of a group
    /// @param sharing as in [Panel#of]
    static PackedWeights of(Geometry geometry, int groups, FilterWeights weights, float[] bias, int pixels,
            Panel.Count count, Panel.Sharing sharing) {
        int inputs = geometry.channels() / groups * geometry.taps();
        var panels = Panel.of(groups, geometry.features() / groups, inputs, pixels, count, sharing);
        var last = panels.getLast();
        var data = AlignedFloats.allocate(last.offset() + Panel.length(last.vectors(), inputs));
        for (var panel : panels) {
            pack(panel, data, geometry, groups, weights, bias);
        }
        return new PackedWeights(data, panels);
    }

    private static void pack(Panel panel, AlignedFloats data, Geometry geometry, int groups, FilterWeights weights,
            float[] bias) {
        int lanes = panel.vectors() * Lanes.COUNT;
        int end = (panel.group() + 1) * (geometry.features() / groups);
        for (int lane = 0; lane < lanes; lane++) {
            int feature = panel.feature() + panel.channel(lane);
            if (feature < end) {
                int at = data.offset() + panel.offset() + lane;
                data.array()[at] = bias[feature];
                for (int tap = 0; tap < geometry.taps(); tap++) {
                    weights.copy(feature, tap, data.array(), at + (1 + tap * weights.channels()) * lanes, lanes);
                }
            }
        }
    }
}
