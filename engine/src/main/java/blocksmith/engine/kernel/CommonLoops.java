package blocksmith.engine.kernel;

import blocksmith.engine.kernel.PoolKernel.Reduction;
import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import blocksmith.engine.op.Creation;
import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.GELU;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.Sweep;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Loops by vectors that are the same for all layers: of activations and pooling. Nothing runs in their place while they are
/// interpreted, at a hundredth of their speed, each vector an object; so they are compiled before there is any such layer.
public final class CommonLoops {
    private static final int CHANNELS = 2 * Lanes.COUNT;
    /// Of three rows at a time, and of two.
    private static final Sweep WINDOWS = new Sweep(8, 3, 2, 1, 1, 0);
    private static final long BETWEEN_CALLS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final Recipe<CommonLoops> RECIPE = Recipe.compiledAsUsual(CommonLoops::new, () -> CommonLoops::run);
    private static final Prepared<CommonLoops> LOOPS = loops();

    private final List<Elementwise> functions = Stream
            .concat(OperatorType.all().stream().flatMap(CommonLoops::functions), Stream.of(new GELU(GELU.Form.TANH)))
            .toList();
    private final float[] numbers = new float[Call.MANY * Lanes.COUNT];
    private final PoolKernel largest = pool(Reduction.LARGEST);
    private final PoolKernel mean = pool(Reduction.MEAN_INSIDE);
    private final KeptRows rows = KeptRows.all(0, largest.geometry());
    private final int merged = largest.geometry().inputImage();
    private final int pooled = merged + largest.floats();
    private final float[] images = new float[pooled + largest.geometry().outputRow()];

    private CommonLoops() {
    }

    /// There is no other form of them: which one is current means nothing.
    static Prepared<CommonLoops> loops() {
        return new Prepared<>(new CommonLoops(), RECIPE);
    }

    /// Calls them until the compiler has made them fast, or has not after three tries. Unlike what [Compilations] has begun, it is over where it is to stop, and
    /// begins anew the next time: what was interrupted says nothing of how the compiler fares.
    ///
    /// @param stopped asked before anything else, and often
    public static void compile(BooleanSupplier stopped) {
        compile(LOOPS, stopped);
    }

    static void compile(Prepared<CommonLoops> loops, BooleanSupplier stopped) {
        if (stopped.getAsBoolean() || loops.state() != CodeState.PENDING) {
            return;
        }
        var rehearsal = new Rehearsal<>(loops, RECIPE, Rehearsal.NANOS_A_TRY);
        while (rehearsal.goesOn() && !stopped.getAsBoolean()) {
            LockSupport.parkNanos(BETWEEN_CALLS);
        }
    }

    private static PoolKernel pool(Reduction reduction) {
        return new PoolKernel(new Geometry(1, CHANNELS, CHANNELS, WINDOWS, WINDOWS), reduction,
                new Finish(Epilogue.NONE));
    }

    private static Stream<Elementwise> functions(OperatorType type) {
        return type.presets().stream()
                .flatMap(preset -> type.create(preset.values()) instanceof Creation.Made(Elementwise function)
                        ? Stream.of(function)
                        : Stream.empty());
    }

    private void run(int turns) {
        // an iterator would be an object
        for (int i = 0; i < functions.size(); i++) {
            Elementwises.apply(functions.get(i), numbers, 0, numbers, 0, turns * Lanes.COUNT);
        }
        for (int row = 0; row < Math.min(WINDOWS.count(), turns); row++) {
            largest.rows(images, rows, row, pooled, merged, false);
            mean.rows(images, rows, row, pooled, merged, false);
        }
    }
}
