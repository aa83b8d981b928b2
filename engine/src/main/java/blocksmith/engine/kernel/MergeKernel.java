package blocksmith.engine.kernel;

import blocksmith.engine.op.Add;
import blocksmith.engine.op.Divide;
import blocksmith.engine.op.Merge;
import blocksmith.engine.op.Multiply;
import blocksmith.engine.op.Subtract;

/// Makes one tensor of two of equal shape; the output may be the memory of either.
record MergeKernel(Merge merge, int count, Finish finish) implements Kernel {

    @Override
    public String name() {
        return "elementwise";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int stretch = ActivationKernel.STRETCH;
        workers.divide(Math.ceilDiv(count, stretch), (first, end, _) -> {
            int from = first * stretch;
            stretch(buffers, from, Math.min(count, end * stretch) - from);
        });
    }

    private void stretch(Buffers buffers, int from, int length) {
        int a = buffers.inputs()[0] + from;
        int b = buffers.inputs()[1] + from;
        int to = buffers.output() + from;
        int whole = length - length % Lanes.COUNT;
        vectors(buffers.arena(), a, b, to, whole);
        for (int i = whole; i < length; i++) {
            buffers.arena()[to + i] = merged(merge, buffers.arena()[a + i], buffers.arena()[b + i]);
        }
        finish.apply(buffers.arena(), to, buffers.residual() + from, length);
    }

    private void vectors(float[] arena, int a, int b, int to, int length) {
        switch (merge) {
            case Add _ -> add(arena, a, b, to, length);
            case Subtract _ -> subtract(arena, a, b, to, length);
            case Multiply _ -> multiply(arena, a, b, to, length);
            case Divide _ -> divide(arena, a, b, to, length);
        }
    }

    static float merged(Merge merge, float a, float b) {
        return switch (merge) {
            case Add _ -> a + b;
            case Subtract _ -> a - b;
            case Multiply _ -> a * b;
            case Divide _ -> a / b;
        };
    }

    private static void add(float[] arena, int a, int b, int to, int length) {
        for (int i = 0; i < length; i += Lanes.COUNT) {
            Lanes.load(arena, a + i).add(Lanes.load(arena, b + i)).intoArray(arena, to + i);
        }
    }

    private static void subtract(float[] arena, int a, int b, int to, int length) {
        for (int i = 0; i < length; i += Lanes.COUNT) {
            Lanes.load(arena, a + i).sub(Lanes.load(arena, b + i)).intoArray(arena, to + i);
        }
    }

    private static void multiply(float[] arena, int a, int b, int to, int length) {
        for (int i = 0; i < length; i += Lanes.COUNT) {
            Lanes.load(arena, a + i).mul(Lanes.load(arena, b + i)).intoArray(arena, to + i);
        }
    }

    private static void divide(float[] arena, int a, int b, int to, int length) {
        for (int i = 0; i < length; i += Lanes.COUNT) {
            Lanes.load(arena, a + i).div(Lanes.load(arena, b + i)).intoArray(arena, to + i);
        }
    }
}
