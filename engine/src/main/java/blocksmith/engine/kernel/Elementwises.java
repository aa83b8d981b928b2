package blocksmith.engine.kernel;

import blocksmith.engine.op.Dropout;
import blocksmith.engine.op.ELU;
import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.GELU;
import blocksmith.engine.op.HardSigmoid;
import blocksmith.engine.op.HardSwish;
import blocksmith.engine.op.HardTanh;
import blocksmith.engine.op.LeakyReLU;
import blocksmith.engine.op.ReLU;
import blocksmith.engine.op.ReLU6;
import blocksmith.engine.op.SiLU;
import blocksmith.engine.op.Sigmoid;
import blocksmith.engine.op.StochasticDepth;
import blocksmith.engine.op.Tanh;

/// Loops over vectors, one a function, so that each compiles to straight code. A choice of the function within a loop
/// would stand in a method of its own: too large to be inlined, it would hand over each vector as an object.
final class Elementwises {
    private Elementwises() {
    }

    /// Applies `function` to `count` floats. What is left beside whole vectors is computed in a vector of its own, so that
    /// no value depends on where it stands.
    static void apply(Elementwise function, float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int whole = count - count % Lanes.COUNT;
        vectors(function, from, fromOffset, to, toOffset, whole);
        if (whole < count) {
            var rest = new float[Lanes.COUNT];
            System.arraycopy(from, fromOffset + whole, rest, 0, count - whole);
            vectors(function, rest, 0, rest, 0, Lanes.COUNT);
            System.arraycopy(rest, 0, to, toOffset + whole, count - whole);
        }
    }

    /// @param count whole vectors of floats
    private static void vectors(Elementwise function, float[] from, int fromOffset, float[] to, int toOffset,
            int count) {
        switch (function) {
            case ReLU _ -> relu(from, fromOffset, to, toOffset, count);
            case ReLU6 _ -> relu6(from, fromOffset, to, toOffset, count);
            case LeakyReLU leaky -> leakyRelu((float) leaky.negativeSlope(), from, fromOffset, to, toOffset, count);
            case ELU elu -> elu((float) elu.alpha(), from, fromOffset, to, toOffset, count);
            case SiLU _ -> silu(from, fromOffset, to, toOffset, count);
            case Sigmoid _ -> sigmoid(from, fromOffset, to, toOffset, count);
            case Tanh _ -> tanh(from, fromOffset, to, toOffset, count);
            case HardSigmoid _ -> hardSigmoid(from, fromOffset, to, toOffset, count);
            case HardSwish _ -> hardSwish(from, fromOffset, to, toOffset, count);
            case HardTanh hard ->
                hardTanh((float) hard.min(), (float) hard.max(), from, fromOffset, to, toOffset, count);
            case GELU(var form) when form == GELU.Form.TANH -> geluByTanh(from, fromOffset, to, toOffset, count);
            case GELU _ -> gelu(from, fromOffset, to, toOffset, count);
            case Dropout _,StochasticDepth _ -> System.arraycopy(from, fromOffset, to, toOffset, count);
        }
    }

    private static void relu(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            x.max(0f).intoArray(to, toOffset + i);
        }
    }

    private static void relu6(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            x.max(0f).min(6f).intoArray(to, toOffset + i);
        }
    }

    private static void leakyRelu(float slope, float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            MultiplyAdd.of(x.min(0f), Lanes.all(slope), x.max(0f)).intoArray(to, toOffset + i);
        }
    }

    private static void elu(float alpha, float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            MultiplyAdd.of(ActivationMath.expMinusOne(x.min(0f)), Lanes.all(alpha), x.max(0f))
                    .intoArray(to, toOffset + i);
        }
    }

    private static void silu(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            x.mul(ActivationMath.sigmoid(x)).intoArray(to, toOffset + i);
        }
    }

    private static void sigmoid(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            ActivationMath.sigmoid(x).intoArray(to, toOffset + i);
        }
    }

    private static void tanh(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            ActivationMath.tanh(x).intoArray(to, toOffset + i);
        }
    }

    private static void hardSigmoid(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            ActivationMath.hardSigmoid(x).intoArray(to, toOffset + i);
        }
    }

    private static void hardSwish(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            x.mul(ActivationMath.hardSigmoid(x)).intoArray(to, toOffset + i);
        }
    }

    private static void hardTanh(float least, float most, float[] from, int fromOffset, float[] to, int toOffset,
            int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            x.max(least).min(most).intoArray(to, toOffset + i);
        }
    }

    private static void geluByTanh(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            x.mul(ActivationMath.sigmoid(ActivationMath.twiceGeluArgument(x))).intoArray(to, toOffset + i);
        }
    }

    private static void gelu(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i += Lanes.COUNT) {
            var x = Lanes.load(from, fromOffset + i);
            x.mul(0.5f).mul(ActivationMath.erf(x.mul(ActivationMath.SQRT_HALF)).add(1f)).intoArray(to, toOffset + i);
        }
    }
}
