package blocksmith.engine.tune;

import blocksmith.engine.kernel.Buffers;
import blocksmith.engine.kernel.Epilogue;
import blocksmith.engine.kernel.Layer;
import blocksmith.engine.plan.Choice;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The memory that the kernels of one layer are measured in, as a session has it: an arena, and the caller's tensors.
///
/// @param buffers of a kernel that works in the arena
/// @param given   the caller's input
/// @param added   what the caller has added to it; empty if nothing is
/// @param wanted  the caller's output
record TrialMemory(float[] arena, Buffers buffers, int input, int output, float[] given, float[] added,
        float[] wanted) {
    /// As in a session: vectors cross no cache lines.
    private static final int FIRST = 12;
    private static final int LEAST_FLOATS = 1 << 20;
    private static final int LINE = 16;
    private static final int SEED = 1;
    /// 1 GB.
    private static final long MOST_FLOATS = 1 << 28;

    /// Whether there is memory for the rivals that a layer has.
    static boolean isEnough(List<Choice> rivals, int threads) {
        var layer = rivals.getFirst().layer();
        long tensors = Stream.of(layer.inputs(), layer.outputs()).flatMap(List::stream).mapToLong(Shape::elements)
                .sum();
        return 3 * tensors + scratch(rivals, threads) < MOST_FLOATS;
    }

    private static long scratch(List<Choice> rivals, int threads) {
        return rivals.stream().mapToLong(rival -> rival.kernel().scratchFloats(threads)).max().orElse(0);
    }

    /// @param rivals of one layer
    static TrialMemory of(List<Choice> rivals, int threads) {
        var layer = rivals.getFirst().layer();
        var inputs = new int[layer.inputs().size()];
        var outputs = new int[layer.outputs().size()];
        long next = place(layer.inputs(), inputs, FIRST);
        next = place(layer.outputs(), outputs, next);
        int residual = added(layer) ? Math.toIntExact(next) : -1;
        next += added(layer) ? lines(layer.output().elements()) : 0;
        int scratch = Math.toIntExact(next);
        next += scratch(rivals, threads);
        var arena = new float[Math.max(LEAST_FLOATS, Math.toIntExact(next))];
        var given = new float[Math.toIntExact(layer.input().elements())];
        var added = new float[added(layer) ? Math.toIntExact(layer.output().elements()) : 0];
        fill(given);
        fill(added);
        fill(arena, scratch);
        return new TrialMemory(arena, new Buffers(arena, inputs, outputs, residual, scratch), inputs[0], outputs[0],
                given, added,
                new float[Math.toIntExact(layer.output().elements())]);
    }

    private static boolean added(Layer layer) {
        return layer.epilogue().residual() == Epilogue.Residual.ADDED;
    }

    private static long place(List<Shape> shapes, int[] places, long first) {
        long next = first;
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.toIntExact(next);
            next += lines(shapes.get(i).elements());
        }
        return next;
    }

    private static long lines(long floats) {
        return Math.ceilDiv(floats, LINE) * LINE;
    }

    private static void fill(float[] values) {
        fill(values, values.length);
    }

    /// What is computed from zeros may be quicker, and denormal numbers are slower.
    private static void fill(float[] values, int end) {
        var random = new Random(SEED);
        for (int i = 0; i < end; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
    }
}
