package blocksmith.engine.plan;

import blocksmith.engine.kernel.Bands;
import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Pool;
import blocksmith.engine.tensor.Shape;
import java.util.Comparator;
import java.util.Optional;

/// Runs a depthwise convolution together with the 1×1 convolutions before and after it, where what is between them is so
/// large that it would leave the second cache, or much of it go from one core to another; and with the first convolution of
/// a network, where it follows that. A pooling layer runs with what is before it in the same way.
///
/// ```
/// x ─ Conv 1×1 ─ Conv depthwise ─ Conv 1×1 ─ y   ▶   x ─ Conv 1×1, depthwise, 1×1 ─ y
/// Input ─ Conv k×k ─ Conv depthwise ─ Conv 1×1 ─ y   ▶   Input ─ Conv k×k, depthwise, 1×1 ─ y
/// Input ─ Conv k×k ─ MaxPool ─ y   ▶   Input ─ Conv k×k, MaxPool ─ y
/// ```
///
/// It does not apply where anything else reads what is between them, nor where the layer in the middle reads an image of the
/// caller's, which it does faster as it stands: unless a 1×1 convolution after it is the rest of the design, and both work on
/// the caller's planes.
final class FuseBands implements Pass {
    /// Of what the layer in the middle reads and makes: a quarter of a second cache, in floats. The same for any number of
    /// threads, for the sums of layers by rows may be rounded in another order.
    private static final long LEAST_ELEMENTS = 1 << 17;

    @Override
    public Draft apply(Draft draft) {
        // where a 1×1 convolution is between a pool and a depthwise one, it runs with the latter
        var stages = draft.stages().stream()
                .sorted(Comparator.comparing(FuseBands::isPool))
                .filter(stage -> isMiddle(draft, stage) || isOfPlanes(draft, stage))
                .toList();
        var current = draft;
        for (var stage : stages) {
            current = fused(current, stage);
        }
        return current;
    }

    private static boolean isPool(Stage stage) {
        return stage.operator() instanceof Pool;
    }

    private static boolean isMiddle(Draft draft, Stage stage) {
        var in = draft.shape(stage.input());
        var out = draft.shape(stage.output());
        return !Borders.isGivenAsItStands(draft, stage.input()) && in.isImage()
                && Bands.isMiddle(stage.operator(), in, out) && isOfNarrowWindows(stage.operator(), in)
                && in.elements() + out.elements() >= LEAST_ELEMENTS && stage.epilogue().isActivation();
    }

    private static boolean isOfNarrowWindows(Operator operator, Shape in) {
        return !(operator instanceof Pool pool) || Bands.isOfNarrowWindows(pool, in);
    }

    /// Whether a stage is a depthwise convolution of the caller's planes, and a 1×1 convolution that makes planes of its result
    /// is all there is beside it.
    private static boolean isOfPlanes(Draft draft, Stage stage) {
        if (!(stage.operator() instanceof Conv2d conv) || draft.stages().size() != 2) {
            return false;
        }
        var in = draft.shape(stage.input());
        var out = draft.shape(stage.output());
        return Borders.isGivenAsItStands(draft, stage.input()) && !draft.results().containsValue(stage.input())
                && Bands.isOfPlanes(conv, in, out)
                && in.elements() + out.elements() >= LEAST_ELEMENTS && stage.epilogue().isActivation()
                && reader(draft, stage).filter(other -> Borders.makesOnly(draft, other)).isPresent();
    }

    private static Draft fused(Draft draft, Stage middle) {
        var before = draft.producer(middle.input())
                .filter(stage -> isSum(draft, stage) || isBeginning(draft, stage))
                .filter(stage -> stage.epilogue().residual() == Residual.NONE)
                .filter(stage -> draft.isReadOnlyBy(stage.output(), middle));
        var both = before.map(middle::after).orElse(middle);
        var current = before.map(stage -> draft.together(stage, middle, both)).orElse(draft);
        return reader(current, both)
                .filter(stage -> !isPool(middle))
                .map(stage -> current.together(both, stage, stage.after(both)))
                .orElse(current);
    }

    /// Whether a stage is the first convolution of a network.
    private static boolean isBeginning(Draft draft, Stage stage) {
        return stage.before().isEmpty() && stage.operator() instanceof Conv2d conv
                && Borders.readsAlone(draft, stage)
                && Bands.isBeginning(conv, draft.shape(stage.input()), draft.shape(stage.output()));
    }

    private static Optional<Stage> reader(Draft draft, Stage middle) {
        return draft.stages().stream()
                .filter(stage -> stage.inputs().contains(middle.output()))
                .filter(stage -> isSum(draft, stage) && draft.isReadOnlyBy(middle.output(), stage))
                .findFirst();
    }

    /// Whether a stage is a 1×1 convolution of all channels.
    private static boolean isSum(Draft draft, Stage stage) {
        if (!stage.before().isEmpty() || !(stage.operator() instanceof Conv2d conv)) {
            return false;
        }
        return Bands.isEnd(conv, draft.shape(stage.input()), draft.shape(stage.output()));
    }
}
