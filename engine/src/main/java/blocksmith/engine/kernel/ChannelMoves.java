package blocksmith.engine.kernel;

import blocksmith.engine.op.ChannelShuffle;
import blocksmith.engine.op.Operator;
import blocksmith.engine.tensor.Shape;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Operators that only move channels, one after the other, as one: splits and concatenations keep their order.
final class ChannelMoves {
    private ChannelMoves() {
    }

    /// Which channel of the inputs, behind each other, becomes each channel of the outputs, behind each other.
    static int[] sources(Layer layer) {
        int channels = layer.inputs().stream().mapToInt(Shape::channels).sum();
        var sources = IntStream.range(0, channels).toArray();
        var moves = Stream.concat(Stream.of(layer.operator()), layer.epilogue().moves().stream()).toList();
        for (Operator move : moves) {
            if (move instanceof ChannelShuffle shuffle) {
                var before = sources;
                sources = IntStream.range(0, channels).map(to -> before[shuffle.source(to, channels)]).toArray();
            }
        }
        return sources;
    }
}
