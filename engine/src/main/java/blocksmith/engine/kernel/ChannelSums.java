package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.util.Arrays;

/// The one [ChannelSum] of this process, the same for all layers: by numbers until the compiler has made vectors fast. By itself it
/// would come after a thousand runs, and a network pools once in each of its own.
final class ChannelSums {
    /// Channels that are summed at once.
    static final int GROUP = 4 * Lanes.COUNT;
    /// Sums of a single vector, each of every fourth row, for adding has a latency of four cycles.
    private static final int PARTS = 4;
    private static final Prepared<ChannelSum> SUM = new Prepared<>(ChannelSums::byNumbers, recipe());

    private ChannelSums() {
    }

    static Prepared<ChannelSum> sum() {
        CodeLog.note(SUM);
        return SUM;
    }

    static Recipe<ChannelSum> recipe() {
        return Recipe.compiledAsUsual(() -> ChannelSums::byVectors, ChannelSums::call);
    }

    private static Call<ChannelSum> call() {
        int width = GROUP + Lanes.COUNT;
        int rows = PARTS * Call.MANY + 1;
        var numbers = new float[(rows + 1) * width];
        return (sum, turns) -> sum.make(numbers, 0, PARTS * turns + 1, width, rows * width, width, 1);
    }

    /// In the order in which vectors add.
    static void byNumbers(float[] x, int from, int count, int step, int to, int width, float scale) {
        var sums = new float[GROUP];
        int next = 0;
        for (; next <= width - GROUP; next += GROUP) {
            group(x, from + next, count, step, to + next, scale, sums);
        }
        for (; next < width; next += Lanes.COUNT) {
            int channel = Math.min(next, width - Lanes.COUNT);
            parts(x, from + channel, count, step, to + channel, scale, sums);
        }
    }

    private static void group(float[] x, int from, int count, int step, int to, float scale, float[] sums) {
        Arrays.fill(sums, 0);
        for (int row = 0; row < count; row++) {
            add(x, from + row * step, sums, 0, GROUP);
        }
        for (int i = 0; i < GROUP; i++) {
            x[to + i] = sums[i] * scale;
        }
    }

    private static void parts(float[] x, int from, int count, int step, int to, float scale, float[] sums) {
        Arrays.fill(sums, 0);
        int whole = count - count % PARTS;
        for (int row = 0; row < count; row++) {
            int part = row < whole ? row % PARTS : 0;
            add(x, from + row * step, sums, part * Lanes.COUNT, Lanes.COUNT);
        }
        for (int i = 0; i < Lanes.COUNT; i++) {
            float first = sums[i] + sums[Lanes.COUNT + i];
            float second = sums[2 * Lanes.COUNT + i] + sums[3 * Lanes.COUNT + i];
            x[to + i] = (first + second) * scale;
        }
    }

    private static void add(float[] x, int from, float[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] += x[from + i];
        }
    }

    static void byVectors(float[] x, int from, int count, int step, int to, int width, float scale) {
        int next = 0;
        for (; next <= width - GROUP; next += GROUP) {
            fourVectors(x, from + next, count, step, to + next, scale);
        }
        // where the channels do not fill the last vector it overlaps the one before
        for (; next < width; next += Lanes.COUNT) {
            int channel = Math.min(next, width - Lanes.COUNT);
            vector(x, from + channel, count, step, to + channel, scale);
        }
    }

    /// Four neighbours: rows far apart share few sets of the nearest cache, and each is looked for once.
    private static void fourVectors(float[] x, int from, int count, int step, int to, float scale) {
        var a = Lanes.zero();
        var b = Lanes.zero();
        var c = Lanes.zero();
        var d = Lanes.zero();
        int at = from;
        for (int row = 0; row < count; row++) {
            a = Lanes.load(x, at).add(a);
            b = Lanes.load(x, at + Lanes.COUNT).add(b);
            c = Lanes.load(x, at + 2 * Lanes.COUNT).add(c);
            d = Lanes.load(x, at + 3 * Lanes.COUNT).add(d);
            at += step;
        }
        Lanes.known(a).mul(scale).intoArray(x, to);
        Lanes.known(b).mul(scale).intoArray(x, to + Lanes.COUNT);
        Lanes.known(c).mul(scale).intoArray(x, to + 2 * Lanes.COUNT);
        Lanes.known(d).mul(scale).intoArray(x, to + 3 * Lanes.COUNT);
    }

    private static void vector(float[] x, int from, int count, int step, int to, float scale) {
        var a = Lanes.zero();
        var b = Lanes.zero();
        var c = Lanes.zero();
        var d = Lanes.zero();
        int at = from;
        int row = 0;
        for (; row <= count - PARTS; row += PARTS) {
            a = Lanes.load(x, at).add(a);
            b = Lanes.load(x, at + step).add(b);
            c = Lanes.load(x, at + 2 * step).add(c);
            d = Lanes.load(x, at + 3 * step).add(d);
            at += PARTS * step;
        }
        for (; row < count; row++) {
            a = Lanes.load(x, at).add(a);
            at += step;
        }
        Lanes.known(a).add(b).add(Lanes.known(c).add(d)).mul(scale).intoArray(x, to);
    }
}
