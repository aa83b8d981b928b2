package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Covering.Choices;
import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.LayerGrid.Case;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Layers that may run together by rows.
final class BandsGrid {
    private static final Size2 ONE = Size2.of(1);

    private BandsGrid() {
    }

    /// How windows move.
    private record Moves(Size2 kernel, Size2 stride, Size2 dilation, Padding padding, String ceilMode) {
    }

    /// A depthwise convolution or pooling with a pointwise one before it, after it, or both, or after the first of a network.
    static Case bands(Choices choose) {
        int middle = choose.of(7, 16, 17, 33, 48);
        var ends = choose.of(List.of("before", "after", "both", "beginning"));
        var kind = choose.of(List.of("depthwise", "MaxPool2d", "AvgPool2d", "AvgPool2d countIncludePad=false"));
        var moves = moves(choose);
        int any = choose.of(LayerGrid.CHANNELS);
        int in = ends.equals("beginning") ? 1 + any % 3 : any;
        int out = choose.of(LayerGrid.CHANNELS);
        var first = new Epilogue(Residual.NONE, choose.of(LayerGrid.ACTIVATIONS));
        var second = new Epilogue(Residual.NONE, choose.of(LayerGrid.ACTIVATIONS));
        var last = LayerGrid.epilogue(choose);
        var shape = LayerGrid.shape(choose, ends.equals("after") ? middle : in, (long) middle * (in + out));
        var chain = new ArrayList<Case>();
        if (!ends.equals("after")) {
            var conv = ends.equals("beginning") ? beginning(middle) : LayerGrid.pointwise(middle);
            chain.add(new Case(conv, first, List.of(shape)));
        }
        var between = chain.isEmpty() ? shape : chain.getLast().output();
        chain.add(kind.equals("depthwise") ? depthwise(moves, second, between) : pool(kind, moves, second, between));
        if (!ends.equals("before")) {
            chain.add(new Case(LayerGrid.pointwise(out), last, List.of(chain.getLast().output())));
        }
        var end = chain.removeLast();
        return new Case(end.operator(), end.epilogue(), end.shapes(), chain);
    }

    private static Moves moves(Choices choose) {
        return new Moves(choose.of(LayerGrid.sizes("3 5 3,1 1,5 2 1")), choose.of(LayerGrid.sizes("1 2 3 2,1")),
                choose.of(LayerGrid.sizes("1 2")), choose.of(List.of(new Padding.Same(), new Padding.Fixed(Size2.of(0)),
                        new Padding.Fixed(Size2.of(6)))),
                choose.of(List.of("false", "true")));
    }

    private static Case depthwise(Moves moves, Epilogue epilogue, Shape shape) {
        int channels = shape.channels();
        var layer = new Case(LayerGrid.convolution(moves.kernel, moves.stride, moves.dilation, channels, channels,
                moves.padding, true), epilogue, List.of(shape));
        return layer.isPossible()
                ? layer
                : new Case(LayerGrid.convolution(moves.kernel, moves.stride, moves.dilation, channels, channels,
                        new Padding.Same(), true), epilogue, List.of(shape));
    }

    /// With as much padding as there may be.
    private static Case pool(String kind, Moves moves, Epilogue epilogue, Shape shape) {
        var window = kind + " kernel=" + text(moves.kernel) + " stride=" + text(moves.stride) + " ceilMode="
                + moves.ceilMode + (kind.equals("MaxPool2d") ? " dilation=" + text(moves.dilation) : "") + " padding=";
        var half = new Size2(moves.kernel.height() / 2, moves.kernel.width() / 2);
        var padding = switch (moves.padding) {
            case Padding.Same _ -> "same";
            case Padding.Fixed(var size) -> size.equals(Size2.of(0)) ? "0" : text(half);
        };
        var layer = new Case(LayerGrid.operator(window + padding), epilogue, List.of(shape));
        return layer.isPossible()
                ? layer
                : new Case(LayerGrid.operator(window + "same"), epilogue, List.of(shape));
    }

    private static String text(Size2 size) {
        return String.format(Locale.ROOT, "[%d,%d]", size.height(), size.width());
    }

    private static Conv2d beginning(int features) {
        return LayerGrid.convolution(Size2.of(3), Size2.of(2), ONE, 1, features, new Padding.Fixed(ONE), true);
    }
}
