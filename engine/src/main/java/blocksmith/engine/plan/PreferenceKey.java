package blocksmith.engine.plan;

import blocksmith.engine.kernel.Order;
import blocksmith.engine.kernel.Orders;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.stream.Collectors;

/// All of a layer that its time depends on: everything but its weights.
///
/// @param text says it in words, the same in every process: `Conv2d[…] 1×64×56×56 → 1×64×56×56, 2 threads`
public record PreferenceKey(String text) {

    static PreferenceKey of(LayerKey layer, int threads) {
        return new PreferenceKey(words(layer) + ", " + layer.accuracy().id() + ", " + orders(layer.orders()) + ", "
                + threads + (threads == 1 ? " thread" : " threads"));
    }

    private static String words(LayerKey layer) {
        var before = layer.before().stream().map(other -> words(other) + ", ").collect(Collectors.joining());
        var added = switch (layer.epilogue().residual()) {
            case NONE -> "";
            case ADDED -> " + sum";
        };
        var activation = layer.epilogue().activation().map(function -> " + " + function).orElse("");
        var moves = layer.epilogue().moves().stream().map(move -> " + " + move).collect(Collectors.joining());
        return before + layer.operator() + " " + shapes(layer.inputs()) + " → " + shapes(layer.outputs()) + added
                + activation + moves;
    }

    private static String shapes(List<Shape> shapes) {
        return shapes.stream()
                .map(shape -> shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining("×")))
                .collect(Collectors.joining(" "));
    }

    /// All that the layer may have, for a kernel that takes only some of them is not to be had for others.
    private static String orders(List<Orders> possible) {
        return possible.stream().map(PreferenceKey::words).collect(Collectors.joining(" or "));
    }

    private static String words(Orders orders) {
        var added = switch (orders.added()) {
            case CHANNELS_FIRST -> " adding first";
            case CHANNELS_LAST -> "";
        };
        return word(orders.input()) + " to " + word(orders.output()) + added;
    }

    private static String word(Order order) {
        return switch (order) {
            case CHANNELS_FIRST -> "first";
            case CHANNELS_LAST -> "last";
        };
    }
}
