package blocksmith.engine.kernel;

import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.BinnedPool;
import blocksmith.engine.op.ChannelShuffle;
import blocksmith.engine.op.Concat;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.ConvTranspose2d;
import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.Flatten;
import blocksmith.engine.op.GlobalAvgPool;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Interpolation;
import blocksmith.engine.op.LRN;
import blocksmith.engine.op.LayerScale;
import blocksmith.engine.op.Linear;
import blocksmith.engine.op.Mean;
import blocksmith.engine.op.Merge;
import blocksmith.engine.op.Multiply;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.PReLU;
import blocksmith.engine.op.PartialConv2d;
import blocksmith.engine.op.Pool;
import blocksmith.engine.op.Rearrangement;
import blocksmith.engine.op.Softmax;
import blocksmith.engine.op.Split;
import blocksmith.engine.op.SqueezeExcitation;
import blocksmith.engine.op.Standardization;
import java.util.List;
import java.util.function.Function;

/// The kernels of each operator, best first; what the first declines the next may take. The reference takes all, and is
/// last.
public final class Candidates {
    private static final Candidate REFERENCE = always("reference", ReferenceKernel::new);

    private Candidates() {
    }

    public static List<Candidate> of(Layer layer) {
        return layer.before().isEmpty()
                ? of(layer.operator())
                : List.of(new PlaneBandsCandidate(), new BandsCandidate(), LayerByLayer.CANDIDATE,
                        LayerByLayer.REFERENCE);
    }

    static List<Candidate> of(Operator operator) {
        return switch (operator) {
            case Conv2d conv -> List.of(
                    new DepthwiseCandidate(conv),
                    new PlanePointwiseCandidate(conv),
                    new WinogradCandidate(conv, 4), // leaves to the next what that has less work with
                    new WinogradCandidate(conv, 2),
                    new DirectCandidate(conv),
                    REFERENCE);
            case Linear linear -> List.of(
                    new RowProductCandidate(),
                    always("matrix product", layer -> Convolutions.linear(linear, layer)),
                    REFERENCE);
            case BatchNorm2d norm -> list("scale and shift", layer -> new NormalizationKernel(layer, norm.eps()));
            case Elementwise function -> list("elementwise", layer -> activation(function, layer));
            case Pool pool -> list("pooling", layer -> PoolKernel.of(pool, layer));
            case BinnedPool pool -> list("bins", layer -> new BinnedPoolKernel(pool, layer));
            case ConvTranspose2d conv -> list("transposed", layer -> new TransposedKernel(conv, layer));
            case PartialConv2d conv -> list("direct part", layer -> PartialKernel.of(conv, layer));
            case GlobalAvgPool _ -> list("channel means", Candidates::globalPool);
            case SqueezeExcitation se -> List.of(
                    callers("squeeze-excitation of planes", layer -> new PlaneSqueezeExcitation(se, layer)),
                    always("squeeze-excitation", layer -> new SqueezeExcitationKernel(se, layer)),
                    REFERENCE);
            case ChannelShuffle _ -> List.of(
                    callers("channel copy", PlaneShuffle::new),
                    new MoveCandidate(),
                    always("channel permutation", ShuffleKernel::new),
                    REFERENCE);
            case Split _,Concat _ -> List.of(
                    new MoveCandidate(),
                    always("channel copy", CopyKernel::new),
                    REFERENCE);
            case Multiply product -> List.of(
                    new GateCandidate(),
                    always("elementwise", layer -> merge(product, layer)),
                    REFERENCE);
            case Mean mean -> list("means", layer -> new MeanKernel(mean, layer));
            case Interpolation resized ->
                list("interpolation", layer -> InterpolationKernel.of(resized, layer));
            case Standardization norm ->
                list("standardization", layer -> new StandardizationKernel(norm, layer));
            case LRN norm -> list("local response", layer -> LrnKernel.of(norm, layer));
            case Softmax softmax -> list("softmax", layer -> new SoftmaxKernel(softmax, layer));
            case PReLU _ -> list("slopes", PReluKernel::new);
            case LayerScale _ -> list("channel scale", layer -> new ScaleKernel(layer, "gamma"));
            case Merge merge -> list("elementwise", layer -> merge(merge, layer));
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
        return new Ordered(name, Orders.INNER, kernel);
    }

    private static Candidate callers(String name, Function<Layer, Kernel> kernel) {
        return new Ordered(name, Orders.PLANES, kernel);
    }

    /// A candidate that declines nothing but other orders and, channels last, channels that move further.
    private record Ordered(String name, Orders orders, Function<Layer, Kernel> kernel) implements Candidate {
        @Override
        public Offer offer(Layer layer) {
            boolean isInner = orders.equals(Orders.INNER);
            if (isInner ? !layer.orders().isInner() : !layer.orders().isOfPlanes()) {
                return new Offer.Declined(isInner ? "it works channels last" : "it works channels first");
            }
            if (isInner && !layer.epilogue().moves().isEmpty()) {
                return new Offer.Declined("it moves channels once");
            }
            return isInner || layer.epilogue().residual() == Epilogue.Residual.NONE
                    ? new Offer.Accepted(kernel.apply(layer))
                    : new Offer.Declined("it adds nothing");
        }
    }

    private static Kernel activation(Elementwise function, Layer layer) {
        return new ActivationKernel(function, (int) layer.output().elements());
    }

    private static Kernel merge(Merge merge, Layer layer) {
        return layer.inputs().getFirst().equals(layer.inputs().getLast())
                ? new MergeKernel(merge, (int) layer.output().elements(), new Finish(layer.epilogue()))
                : new BroadcastKernel(merge, layer);
    }

    private static Kernel globalPool(Layer layer) {
        var shape = layer.input();
        var means = ChannelMeans.of(shape);
        return new GlobalPoolKernel(means, new Finish(layer.epilogue()));
    }
}
