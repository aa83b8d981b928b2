package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;

/// Loops over vectors, one a function, so that each compiles to straight code.
final class Elementwises {
    private Elementwises() {
    }

    static void apply(Activation activation, float[] from, int fromOffset, float[] to, int toOffset, int count) {
        switch (activation) {
            case NONE -> System.arraycopy(from, fromOffset, to, toOffset, count);
            case RELU -> relu(from, fromOffset, to, toOffset, count);
            case RELU6 -> relu6(from, fromOffset, to, toOffset, count);
            case SILU -> silu(from, fromOffset, to, toOffset, count);
            case SIGMOID -> sigmoid(from, fromOffset, to, toOffset, count);
            case HARD_SIGMOID -> hardSigmoid(from, fromOffset, to, toOffset, count);
            case HARD_SWISH -> hardSwish(from, fromOffset, to, toOffset, count);
        }
    }

    private static void relu(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            store(Activation.RELU, Lanes.load(from, fromOffset + i), to, toOffset + i);
        }
        rest(Activation.RELU, from, fromOffset, to, toOffset, i, count);
    }

    private static void relu6(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            store(Activation.RELU6, Lanes.load(from, fromOffset + i), to, toOffset + i);
        }
        rest(Activation.RELU6, from, fromOffset, to, toOffset, i, count);
    }

    private static void silu(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            store(Activation.SILU, Lanes.load(from, fromOffset + i), to, toOffset + i);
        }
        rest(Activation.SILU, from, fromOffset, to, toOffset, i, count);
    }

    private static void sigmoid(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            store(Activation.SIGMOID, Lanes.load(from, fromOffset + i), to, toOffset + i);
        }
        rest(Activation.SIGMOID, from, fromOffset, to, toOffset, i, count);
    }

    private static void hardSigmoid(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            store(Activation.HARD_SIGMOID, Lanes.load(from, fromOffset + i), to, toOffset + i);
        }
        rest(Activation.HARD_SIGMOID, from, fromOffset, to, toOffset, i, count);
    }

    private static void hardSwish(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            store(Activation.HARD_SWISH, Lanes.load(from, fromOffset + i), to, toOffset + i);
        }
        rest(Activation.HARD_SWISH, from, fromOffset, to, toOffset, i, count);
    }

    private static void store(Activation activation, FloatVector x, float[] to, int offset) {
        ActivationMath.apply(activation, x).intoArray(to, offset);
    }

    private static void rest(Activation activation, float[] from, int fromOffset, float[] to, int toOffset, int first,
            int count) {
        for (int i = first; i < count; i++) {
            to[toOffset + i] = ActivationMath.apply(activation, from[fromOffset + i]);
        }
    }
}
