package blocksmith.engine.kernel;

import java.util.List;

/// The weights of a convolution in the order in which [Microkernel] reads them.
record PackedWeights(float[] data, List<Panel> panels) {

    /// Where the weight of a tap stands.
    @FunctionalInterface
    interface Source {
        /// @param feature output channel
        /// @param channel input channel within the group
        float at(int feature, int channel, int ky, int kx);
    }

    /// @param bias of all output channels
    static PackedWeights of(Geometry geometry, int groups, Microkernel microkernel, Source weights, float[] bias) {
        var panels = Panel.of(groups, geometry.features() / groups, microkernel);
        var last = panels.getLast();
        var data = new float[last.offset() + microkernel.panelLength(last.vectors())];
        for (var panel : panels) {
            pack(panel, data, geometry, geometry.channels() / groups, weights, bias);
        }
        return new PackedWeights(data, panels);
    }

    private static void pack(Panel panel, float[] data, Geometry geometry, int channels, Source weights,
            float[] bias) {
        int lanes = panel.vectors() * Lanes.COUNT;
        for (int lane = 0; lane < panel.features(); lane++) {
            int feature = panel.feature() + lane;
            int at = panel.offset() + lane;
            data[at] = bias[feature];
            for (int ky = 0; ky < geometry.rows().kernel(); ky++) {
                for (int kx = 0; kx < geometry.columns().kernel(); kx++) {
                    for (int channel = 0; channel < channels; channel++) {
                        at += lanes;
                        data[at] = weights.at(feature, channel, ky, kx);
                    }
                }
            }
        }
    }
}
