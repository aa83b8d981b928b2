package blocksmith.engine.kernel;

/// Loops over vectors, one a function, so that each compiles to straight code. A choice of the function within a loop
/// would stand in a method of its own: too large to be inlined, it would hand over each vector as an object.
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
            var x = Lanes.load(from, fromOffset + i);
            x.max(0f).intoArray(to, toOffset + i);
        }
        rest(Activation.RELU, from, fromOffset, to, toOffset, i, count);
    }

    private static void relu6(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            x.max(0f).min(6f).intoArray(to, toOffset + i);
        }
        rest(Activation.RELU6, from, fromOffset, to, toOffset, i, count);
    }

    private static void silu(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            x.mul(ActivationMath.sigmoid(x)).intoArray(to, toOffset + i);
        }
        rest(Activation.SILU, from, fromOffset, to, toOffset, i, count);
    }

    private static void sigmoid(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            ActivationMath.sigmoid(x).intoArray(to, toOffset + i);
        }
        rest(Activation.SIGMOID, from, fromOffset, to, toOffset, i, count);
    }

    private static void hardSigmoid(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            ActivationMath.hardSigmoid(x).intoArray(to, toOffset + i);
        }
        rest(Activation.HARD_SIGMOID, from, fromOffset, to, toOffset, i, count);
    }

    private static void hardSwish(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            x.mul(ActivationMath.hardSigmoid(x)).intoArray(to, toOffset + i);
        }
        rest(Activation.HARD_SWISH, from, fromOffset, to, toOffset, i, count);
    }

    private static void rest(Activation activation, float[] from, int fromOffset, float[] to, int toOffset, int first,
            int count) {
        for (int i = first; i < count; i++) {
            to[toOffset + i] = ActivationMath.apply(activation, from[fromOffset + i]);
        }
    }
}
