package blocksmith.engine.kernel;

import java.util.List;

/// The weights of a convolution in the order in which a [Block] reads them.
record PackedWeights(AlignedFloats data, List<Panel> panels) {

    /// Where the weight of a tap stands.
    @FunctionalInterface
    interface Source {
        /// @param feature output channel
        /// @param channel input channel within the group
        float at(int feature, int channel, int ky, int kx);
    }

    /// @param bias   of all output channels
    /// @param pixels neighbours that are computed with one panel
    /// @param count  of panels of a group
    static PackedWeights of(Geometry geometry, int groups, Source weights, float[] bias, int pixels,
            Panel.Count count) {
        int inputs = geometry.channels() / groups * geometry.taps();
        var panels = Panel.of(groups, geometry.features() / groups, inputs, pixels, count);
        var last = panels.getLast();
        var data = AlignedFloats.allocate(last.offset() + Panel.length(last.vectors(), inputs));
        for (var panel : panels) {
            pack(panel, data, geometry, groups, weights, bias);
        }
        return new PackedWeights(data, panels);
    }

    private static void pack(Panel panel, AlignedFloats data, Geometry geometry, int groups, Source weights,
            float[] bias) {
        int lanes = panel.vectors() * Lanes.COUNT;
        int end = (panel.group() + 1) * (geometry.features() / groups);
        for (int lane = 0; lane < lanes; lane++) {
            int feature = panel.feature() + panel.channel(lane / Lanes.COUNT) + lane % Lanes.COUNT;
            if (feature < end) {
                pack(feature, data.array(), data.offset() + panel.offset() + lane, lanes, geometry, groups, weights,
                        bias[feature]);
            }
        }
    }

    private static void pack(int feature, float[] data, int first, int lanes, Geometry geometry, int groups,
            Source weights, float bias) {
        int at = first;
        data[at] = bias;
        for (int ky = 0; ky < geometry.rows().kernel(); ky++) {
            for (int kx = 0; kx < geometry.columns().kernel(); kx++) {
                for (int channel = 0; channel < geometry.channels() / groups; channel++) {
                    at += lanes;
                    data[at] = weights.at(feature, channel, ky, kx);
                }
            }
        }
    }
}
