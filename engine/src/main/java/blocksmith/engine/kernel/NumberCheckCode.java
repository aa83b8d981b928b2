package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/// Writes a [NumberCheck]: of all bits but signs the greatest, as integers, is compared with those of the limit, which are less than those
/// of what is no number.
final class NumberCheckCode {
    private static final MethodTypeDesc PASSES = MethodTypeDesc.of(CD_boolean, VectorCode.FLOATS, CD_int, CD_int,
            CD_int, CD_int);
    private static final int X = 1;
    private static final int FROM = 2;
    /// How many, then from the first vector of a run to the last.
    private static final int COUNT = 3;
    private static final int TO_LAST = COUNT;
    private static final int RUNS = 4;
    private static final int STEP = 5;
    private static final int GREATEST = 6;
    private static final int LIMIT = 7;
    private static final int NEXT = 8;
    private static final int LAST = 9;
    private static final Known<Float, NumberCheck> KNOWN = new Known<>(NumberCheckCode::prepared);

    private final CodeBuilder code;
    private final VectorCode vectors;

    private NumberCheckCode(VectorCode vectors) {
        this.code = vectors.code();
        this.vectors = vectors;
    }

    static Prepared<NumberCheck> check() {
        return KNOWN.of(NumberCheck.MOST);
    }

    static NumberCheck check(float most) {
        return VectorCode.define(NumberCheck.class, "passes", PASSES,
                vectors -> new NumberCheckCode(vectors).body(most));
    }

    private static Prepared<NumberCheck> prepared(float most) {
        return new Prepared<>((x, from, count, runs, step) -> passesPlainly(x, from, count, runs, step, most),
                new Recipe<>(() -> check(most), NumberCheckCode::call));
    }

    private static Call<NumberCheck> call() {
        var numbers = new float[Call.MANY * Lanes.COUNT];
        return (check, turns) -> check.passes(numbers, 0, turns * Lanes.COUNT, 1, 0);
    }

    static boolean passesPlainly(float[] x, int from, int count, int runs, int step, float most) {
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < count; i++) {
                if (!(Math.abs(x[from + run * step + i]) <= most)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The last vector overlaps the one before where vectors do not divide what there is.
    private void body(float most) {
        vectors.all(0, GREATEST);
        vectors.all(most, LIMIT);
        vectors.toBits(GREATEST);
        vectors.toBits(LIMIT);
        code.iload(COUNT).loadConstant(Lanes.COUNT).isub().istore(TO_LAST);
        var nextRun = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(nextRun);
        code.iload(RUNS).ifle(end);
        run();
        code.iload(FROM).iload(STEP).iadd().istore(FROM);
        code.iinc(RUNS, -1);
        code.goto_(nextRun);
        code.labelBinding(end);
        vectors.noneIsGreater(GREATEST, LIMIT);
        code.ireturn();
    }

    private void run() {
        code.iload(FROM).istore(NEXT);
        code.iload(FROM).iload(TO_LAST).iadd().istore(LAST);
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next);
        code.iload(NEXT).iload(LAST).if_icmpge(end);
        take(NEXT);
        code.iinc(NEXT, Lanes.COUNT);
        code.goto_(next);
        code.labelBinding(end);
        take(LAST);
    }

    private void take(int place) {
        vectors.load(X, place, 0);
        vectors.greaterBits(GREATEST);
    }
}
