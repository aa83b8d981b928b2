package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What threads cost layers of some microseconds: equal layers one after the other, all on the same memory, and in a chain,
/// where each reads what the one before made.
public final class SmallLayers {
    private static final int LAYERS = 20;
    private static final int RUNS = 6_000;

    private final Layer layer;
    private final List<Kernel> kernels = new ArrayList<>();

    private SmallLayers(Conv2d conv, int channels, int size) {
        this.layer = new LayerRun(conv, new Epilogue(Residual.NONE, Optional.empty()), 1,
                Shape.image(1, channels, size, size)).layer();
        var log = new CodeLog();
        for (int i = 0; i < LAYERS; i++) {
            kernels.add(log.during(this::kernel));
        }
        try (var _ = CompilationRequest.of(log.code())) {
            while (CodeState.of(log.code()) == CodeState.PENDING) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    public static void main(String[] arguments) {
        System.out.printf("%-24s %8s %8s %8s%n", "layer, µs", "threads", "same", "chain");
        for (int[] image : new int[][]{{116, 14}, {232, 7}}) {
            for (int kernel : new int[]{3, 1}) {
                var groups = kernel == 1 ? new Groups.Fixed(1) : new Groups.Depthwise();
                var layers = new SmallLayers(conv(kernel, groups), image[0], image[1]);
                var name = (kernel == 1 ? "1×1 " : "depthwise 3×3 ") + image[0] + " @" + image[1];
                layers.measure(name, 1);
                layers.measure(name, 2);
            }
        }
    }

    private static Conv2d conv(int kernel, Groups groups) {
        return new Conv2d(new Channels.Same(), Size2.of(kernel), Size2.of(1), new Padding.Fixed(Size2.of(kernel / 2)),
                Size2.of(1), groups, true);
    }

    /// The first that takes the layer.
    private Kernel kernel() {
        for (var candidate : Candidates.of(layer)) {
            if (candidate.offer(layer) instanceof Offer.Accepted(var kernel)) {
                return kernel;
            }
        }
        throw new IllegalStateException("The reference takes all");
    }

    private void measure(String name, int threads) {
        int image = (int) AlignedFloats.lines(layer.input().elements());
        long scratch = kernels.stream().mapToLong(kernel -> kernel.scratchFloats(threads)).max().orElseThrow();
        var memory = AlignedFloats.allocate(Math.toIntExact(2L * image + scratch));
        int first = memory.offset();
        var there = buffers(memory, first, first + image, first + 2 * image);
        var back = buffers(memory, first + image, first, first + 2 * image);
        var same = new double[RUNS];
        var chain = new double[RUNS];
        try (var workers = new WorkerPool(threads)) {
            for (int run = 0; run < RUNS; run++) {
                same[run] = micros(there, there, workers);
                chain[run] = micros(there, back, workers);
            }
        }
        System.out.printf(Locale.ROOT, "%-24s %8d %8.1f %8.1f%n", name, threads, median(same), median(chain));
    }

    private static Buffers buffers(AlignedFloats memory, int from, int to, int scratch) {
        return new Buffers(memory.array(), new int[]{from}, new int[]{to}, -1, scratch);
    }

    /// Of one layer.
    private double micros(Buffers even, Buffers odd, WorkerPool workers) {
        long began = System.nanoTime();
        for (int i = 0; i < LAYERS; i++) {
            kernels.get(i).run(i % 2 == 0 ? even : odd, workers);
        }
        return (System.nanoTime() - began) / 1e3 / LAYERS;
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
    }
}
