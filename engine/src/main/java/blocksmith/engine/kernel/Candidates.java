package blocksmith.engine.kernel;

import blocksmith.engine.kernel.MergeKernel.Merge;
import blocksmith.engine.kernel.PoolKernel.Reduction;
import blocksmith.engine.op.Add;
import blocksmith.engine.op.AvgPool2d;
import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.ChannelShuffle;
import blocksmith.engine.op.Concat;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.Flatten;
import blocksmith.engine.op.GlobalAvgPool;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Linear;
import blocksmith.engine.op.MaxPool2d;
import blocksmith.engine.op.Multiply;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.Pool;
import blocksmith.engine.op.Rearrangement;
import blocksmith.engine.op.Split;
import blocksmith.engine.op.SqueezeExcitation;
import java.util.List;
import java.util.function.Function;

/// The kernels of each operator, best first; what the first declines the next may take. The reference takes all, and is
/// last.
public final class Candidates {
    private static final Candidate REFERENCE = always("reference", ReferenceKernel::new);

    private Candidates() {
    }

    public static List<Candidate> of(Operator operator) {
        return switch (operator) {
            case Conv2d conv -> List.of(
                    new DepthwiseCandidate(conv),
                    new PointwiseCandidate(conv),
                    always("direct", layer -> Convolutions.direct(conv, layer)),
                    REFERENCE);
            case Linear linear -> list("matrix product", layer -> Convolutions.linear(linear, layer));
            case BatchNorm2d norm -> list("scale and shift", layer -> new NormalizationKernel(layer, norm.eps()));
            case Elementwise function -> list("elementwise", layer -> activation(function, layer));
            case MaxPool2d pool -> list("pooling", layer -> pool(pool, Reduction.LARGEST, layer));
            case AvgPool2d pool -> list("pooling", layer -> pool(pool, Reduction.MEAN, layer));
            case GlobalAvgPool _ -> list("channel means", Candidates::globalPool);
            case SqueezeExcitation se -> list("squeeze-excitation", layer -> new SqueezeExcitationKernel(se, layer));
            case ChannelShuffle shuffle -> list("channel permutation", layer -> new ShuffleKernel(shuffle, layer));
            case Split _,Concat _ -> list("channel copy", CopyKernel::new);
            case Add _ -> list("elementwise", layer -> merge(Merge.SUM, layer));
            case Multiply _ -> List.of(
                    new GateCandidate(),
                    always("elementwise", layer -> merge(Merge.PRODUCT, layer)),
                    REFERENCE);
            case Rearrangement moved -> list(
                    "element copy",
                    layer -> new RearrangementKernel(moved, layer.input(), layer.output(),
                            new Finish(layer.epilogue())));
            case Flatten _ -> list(
                    "layout change",
                    layer -> new FlattenKernel(layer.input(), new Finish(layer.epilogue())));
            case Input _,Output _ -> List.of(REFERENCE);
        };
    }

    private static List<Candidate> list(String name, Function<Layer, Kernel> kernel) {
        return List.of(always(name, kernel), REFERENCE);
    }

    private static Candidate always(String name, Function<Layer, Kernel> kernel) {
        return new Always(name, kernel);
    }

    /// A candidate that declines nothing.
    private record Always(String name, Function<Layer, Kernel> kernel) implements Candidate {
        @Override
        public Offer offer(Layer layer) {
            return new Offer.Accepted(kernel.apply(layer));
        }
    }

    private static Kernel activation(Elementwise function, Layer layer) {
        return new ActivationKernel(function, (int) layer.output().elements());
    }

    private static Kernel merge(Merge merge, Layer layer) {
        return new MergeKernel(merge, (int) layer.output().elements(), new Finish(layer.epilogue()));
    }

    private static Kernel pool(Pool pool, Reduction reduction, Layer layer) {
        var geometry = Geometry.of(pool.window(), layer.input(), layer.output());
        return new PoolKernel(geometry, reduction, new Finish(layer.epilogue()));
    }

    private static Kernel globalPool(Layer layer) {
        var shape = layer.input();
        var means = new ChannelMeans(shape.batch(), shape.channels(), shape.height() * shape.width());
        return new GlobalPoolKernel(means, new Finish(layer.epilogue()));
    }
}
