package blocksmith.engine.kernel;

import blocksmith.engine.op.Elementwise;
import java.util.Arrays;

/// A small linear layer on one vector: a column of weights a time, so that the sums stand in vectors.
final class DenseLayer {
    private final int inputs;
    private final int outputs;
    private final float[] columns;
    private final float[] bias;
    private final Elementwise activation;

    /// @param rows weights, `[outputs, inputs]`
    DenseLayer(int inputs, int outputs, float[] rows, float[] bias, Elementwise activation) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.columns = new float[rows.length];
        this.bias = Arrays.copyOf(bias, outputs);
        this.activation = activation;
        for (int i = 0; i < rows.length; i++) {
            columns[i % inputs * outputs + i / inputs] = rows[i];
        }
    }

    void run(float[] arena, int from, int to) {
        int first = 0;
        for (; first <= outputs - Lanes.COUNT; first += Lanes.COUNT) {
            vector(arena, from, to, first);
        }
        for (; first < outputs; first++) {
            single(arena, from, to, first);
        }
        Elementwises.apply(activation, arena, to, arena, to, outputs);
    }

    private void vector(float[] arena, int from, int to, int output) {
        var sum = Lanes.load(bias, output);
        for (int i = 0; i < inputs; i++) {
            sum = MultiplyAdd.of(Lanes.all(arena[from + i]), Lanes.load(columns, i * outputs + output), sum);
        }
        Lanes.store(sum, arena, to + output);
    }

    private void single(float[] arena, int from, int to, int output) {
        float sum = bias[output];
        for (int i = 0; i < inputs; i++) {
            sum = MultiplyAdd.of(arena[from + i], columns[i * outputs + output], sum);
        }
        arena[to + output] = sum;
    }
}
