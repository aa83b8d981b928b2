package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.util.Arrays;

/// The one [RowProduct] of this process, the same for all layers: by numbers until the compiler has made vectors fast.
final class RowProducts {
    /// That are made together: their weights are read side by side.
    static final int OUTPUTS = 4;
    private static final int VECTORS_A_TURN = 4;
    private static final Prepared<RowProduct> PRODUCT = new Prepared<>(RowProducts::byNumbers, recipe());

    private RowProducts() {
    }

    static Prepared<RowProduct> product() {
        CodeLog.note(PRODUCT);
        return PRODUCT;
    }

    static Recipe<RowProduct> recipe() {
        return Recipe.compiledAsUsual(() -> RowProducts::byVectors, RowProducts::call);
    }

    private static Call<RowProduct> call() {
        int count = VECTORS_A_TURN * Call.MANY * Lanes.COUNT + 1;
        var numbers = new float[OUTPUTS * count];
        var sums = new float[OUTPUTS];
        return (product, turns) -> {
            int inputs = VECTORS_A_TURN * turns * Lanes.COUNT + 1;
            product.make(numbers, 0, numbers, 0, inputs, inputs, sums);
        };
    }

    /// In the order in which vectors add: a sum for each lane, which are added by halves.
    static void byNumbers(float[] x, int from, float[] weights, int row, int step, int count, float[] sums) {
        var lanes = new float[Lanes.COUNT];
        int whole = count - count % Lanes.COUNT;
        for (int output = 0; output < OUTPUTS; output++) {
            int at = row + output * step;
            Arrays.fill(lanes, 0);
            for (int i = 0; i < whole; i++) {
                int lane = i % Lanes.COUNT;
                lanes[lane] = MultiplyAdd.of(x[from + i], weights[at + i], lanes[lane]);
            }
            for (int half = Lanes.COUNT / 2; half > 0; half /= 2) {
                for (int lane = 0; lane < half; lane++) {
                    lanes[lane] += lanes[lane + half];
                }
            }
            sums[output] = rest(x, from, weights, at, whole, count, lanes[0]);
        }
    }

    static void byVectors(float[] x, int from, float[] weights, int row, int step, int count, float[] sums) {
        int second = row + step;
        int third = second + step;
        int fourth = third + step;
        var a = Lanes.zero();
        var b = a;
        var c = a;
        var d = a;
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            var input = Lanes.load(x, from + i);
            a = MultiplyAdd.of(input, Lanes.load(weights, row + i), a);
            b = MultiplyAdd.of(input, Lanes.load(weights, second + i), b);
            c = MultiplyAdd.of(input, Lanes.load(weights, third + i), c);
            d = MultiplyAdd.of(input, Lanes.load(weights, fourth + i), d);
        }
        sums[0] = rest(x, from, weights, row, i, count, Lanes.total(Lanes.known(a)));
        sums[1] = rest(x, from, weights, second, i, count, Lanes.total(Lanes.known(b)));
        sums[2] = rest(x, from, weights, third, i, count, Lanes.total(Lanes.known(c)));
        sums[3] = rest(x, from, weights, fourth, i, count, Lanes.total(Lanes.known(d)));
    }

    /// A sum and the products of the inputs that fill no vector.
    private static float rest(float[] x, int from, float[] weights, int row, int first, int count, float products) {
        float sum = products;
        for (int i = first; i < count; i++) {
            sum = MultiplyAdd.of(x[from + i], weights[row + i], sum);
        }
        return sum;
    }
}
