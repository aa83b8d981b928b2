package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Linear;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.op.Window;
import blocksmith.engine.tensor.Shape;

/// Makes kernels of the weights of convolutions and linear layers.
final class Convolutions {
    private static final Window POINT = new Window(Size2.of(1), Size2.of(1), new Padding.Fixed(Size2.of(0)),
            Size2.of(1));

    private Convolutions() {
    }

    static Kernel direct(Conv2d conv, Layer layer) {
        var name = (conv.kernel().area() == 1 ? "pointwise " : "direct ") + conv.kernel();
        return new DirectConvolution(name, terms(conv, layer));
    }

    static DirectTerms terms(Conv2d conv, Layer layer) {
        return new DirectTerms(geometry(conv, layer), conv.groupsFor(layer.input()), weights(layer), bias(layer),
                layer.epilogue(), layer.orders());
    }

    static Kernel winograd(Conv2d conv, Layer layer, WinogradForm vertical, WinogradForm horizontal) {
        var name = "Winograd F(" + vertical.outputs() + "×" + horizontal.outputs() + ", " + conv.kernel() + ")";
        return new WinogradConvolution(name, geometry(conv, layer), conv.groupsFor(layer.input()), vertical, horizontal,
                weights(layer), bias(layer), layer.epilogue(), layer.orders());
    }

    static Kernel planePointwise(Conv2d conv, Layer layer) {
        return new PlanePointwise("pointwise " + conv.kernel(), geometry(conv, layer), weights(layer), bias(layer),
                layer.epilogue(), layer.orders().input());
    }

    /// @param areNumbersKnown whether its inputs are mostly known to be numbers when it runs
    static DepthwiseConvolution depthwise(Conv2d conv, Layer layer, boolean areNumbersKnown) {
        return new DepthwiseConvolution("depthwise " + conv.kernel(), geometry(conv, layer), weights(layer),
                bias(layer), layer.epilogue(), areNumbersKnown);
    }

    static Offer planeDepthwise(Conv2d conv, Layer layer) {
        return layer.orders().isOfPlanes()
                ? PlaneDepthwise.offer("depthwise " + conv.kernel(), geometry(conv, layer), weights(layer), bias(layer),
                        layer.epilogue())
                : new Offer.Declined("it changes no order");
    }

    static Kernel planeBands(Conv2d depthwise, Layer first, Conv2d pointwise, Layer last) {
        var filters = new PlaneFilters(geometry(depthwise, first), weights(first), bias(first), first.epilogue());
        return new PlaneBands("depthwise " + depthwise.kernel(), filters,
                geometry(pointwise, last), weights(last), bias(last), last.epilogue());
    }

    /// A linear layer is a 1×1 convolution of as many pixels as there are rows. Rows of an image do not stand together.
    static Kernel linear(Linear linear, Layer layer) {
        var shape = layer.input();
        if (shape.isImage()) {
            return new ColumnProductKernel(layer);
        }
        int features = shape.get(shape.rank() - 1);
        var in = Shape.image(1, features, 1, (int) (shape.elements() / features));
        var geometry = Geometry.of(POINT, in, in.withChannels(linear.outFeatures()));
        return new DirectConvolution("matrix product", new DirectTerms(geometry, 1, weights(layer), bias(layer),
                layer.epilogue(), Orders.INNER));
    }

    static Kernel rowProduct(Layer layer) {
        var shape = layer.input();
        return new RowProductKernel(shape.get(shape.rank() - 1), weights(layer), bias(layer), layer.epilogue());
    }

    static Geometry geometry(Conv2d conv, Layer layer) {
        return Geometry.of(conv.window(), layer.input(), layer.output());
    }

    static FilterWeights weights(Layer layer) {
        return FilterWeights.of(layer.weight("weight"));
    }

    static float[] bias(Layer layer) {
        var bias = layer.weights().get("bias");
        return bias == null ? new float[layer.weight("weight").shape().batch()] : bias.data();
    }
}
