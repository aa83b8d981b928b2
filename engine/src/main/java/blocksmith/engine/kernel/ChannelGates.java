package blocksmith.engine.kernel;

import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.SqueezeExcitation;
import blocksmith.engine.tensor.Shape;

/// The two layers of squeeze-excitation, which make of each channel's mean what the channel is multiplied by.
final class ChannelGates {
    private final Shape shape;
    private final int width;
    private final DenseLayer narrow;
    private final DenseLayer wide;

    ChannelGates(SqueezeExcitation operator, Layer layer) {
        this.shape = layer.input();
        this.width = operator.width(shape);
        this.narrow = layer(layer, "fc1", shape.channels(), width, operator.activation().function());
        this.wide = layer(layer, "fc2", width, shape.channels(), operator.gate().function());
    }

    private static DenseLayer layer(Layer layer, String name, int inputs, int outputs, Elementwise activation) {
        return new DenseLayer(inputs, outputs, layer.weight(name + ".weight").data(),
                layer.weight(name + ".bias").data(), activation);
    }

    /// For the means, and behind them the hidden layer, of each image.
    long scratchFloats() {
        return (long) shape.batch() * (shape.channels() + width);
    }

    /// Puts the gates in the place of the means.
    ///
    /// @param means where as many floats begin as [#scratchFloats] says
    void replaceMeans(float[] arena, int means) {
        int hidden = means + shape.batch() * shape.channels();
        for (int n = 0; n < shape.batch(); n++) {
            narrow.run(arena, means + n * shape.channels(), hidden + n * width);
            wide.run(arena, hidden + n * width, means + n * shape.channels());
        }
    }
}
