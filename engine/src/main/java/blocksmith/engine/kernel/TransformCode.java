package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.Products.Product;
import blocksmith.engine.kernel.Products.Term;
import blocksmith.engine.kernel.TransformShape.Bias;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// Writes a [Transform] as a class of its own: sums with the matrices' numbers as constants, first down the columns of the
/// input, then along the rows of what that made.
final class TransformCode {
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, VectorCode.FLOATS, CD_int, VectorCode.FLOATS,
            CD_int, VectorCode.FLOATS, CD_int, CD_int, VectorCode.FLOATS, CD_int, CD_int);
    private static final int FROM = 1;
    private static final int SOURCE = 2;
    private static final int SCRATCH = 3;
    private static final int AT = 4;
    private static final int TO = 5;
    private static final int TARGET = 6;
    private static final int END = 7;
    private static final int BIAS = 8;
    private static final int BIAS_AT = 9;
    private static final int RESIDUAL = 10;
    private static final int READ = 11;
    private static final int WRITE = 12;
    private static final int ADDED = 13;
    private static final int LEFT = 14;
    private static final int LEAST = 15;
    private static final int GREATEST = 16;
    private static final int BIAS_VALUE = 17;
    private static final int SUM = 18;
    private static final int DIFFERENCE = 19;
    private static final int VALUE = 20;
    private static final int FIRST_FREE = 21;

    private final CodeBuilder code;
    private final VectorCode vectors;
    private final TransformShape shape;
    private final List<Double> constants = new ArrayList<>();

    private TransformCode(CodeBuilder code, TransformShape shape) {
        this.code = code;
        this.vectors = new VectorCode(code);
        this.shape = shape;
    }

    static Transform transform(TransformShape shape) {
        return VectorCode.define(Transform.class, "run", RUN, code -> new TransformCode(code, shape).body());
    }

    /// Where a product reads or writes.
    ///
    /// @param step from one number of the product to the next
    private record Side(int array, int index, int step) {
    }

    /// Which of two products it is; a single one is the last.
    private enum Stage {
        FIRST, LAST
    }

    private void body() {
        loadConstants(shape.rows());
        loadConstants(shape.columns());
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next);
        code.iload(TARGET).iload(END).if_icmpge(end);
        if (shape.ending().bias() == Bias.ADDED) {
            vectors.load(BIAS, BIAS_AT, 0);
            code.astore(BIAS_VALUE);
        }
        products();
        for (int index : new int[]{SOURCE, TARGET, BIAS_AT, RESIDUAL}) {
            code.iinc(index, Lanes.COUNT);
        }
        code.goto_(next);
        code.labelBinding(end);
        code.return_();
    }

    private void loadConstants(Matrix matrix) {
        if (shape.ending().clamp().hasLeast()) {
            vectors.all(shape.ending().clamp().least(), LEAST);
        }
        if (shape.ending().clamp().hasGreatest()) {
            vectors.all(shape.ending().clamp().greatest(), GREATEST);
        }
        matrix.rows().stream().flatMap(List::stream).map(Math::abs).distinct()
                .filter(value -> value != 0 && value != 1 && !constants.contains(value))
                .forEach(value -> {
                    constants.add(value);
                    vectors.all((float) (double) value, constant(value));
                });
    }

    private int constant(double size) {
        return FIRST_FREE + constants.indexOf(size);
    }

    private int input(int index) {
        return FIRST_FREE + constants.size() + index;
    }

    private void products() {
        var from = new Side(FROM, READ, shape.inRow());
        var to = new Side(TO, WRITE, shape.outRow());
        if (shape.columns().isOne()) {
            begin(SOURCE, TARGET);
            product(shape.rows(), from, to, Stage.LAST);
        } else if (shape.rows().isOne()) {
            begin(SOURCE, TARGET);
            product(shape.columns(), new Side(FROM, READ, shape.inColumn()), new Side(TO, WRITE, shape.outColumn()),
                    Stage.LAST);
        } else {
            int width = shape.columns().width();
            begin(SOURCE, AT);
            repeat(width, shape.inColumn(), Lanes.COUNT, () -> product(shape.rows(), from,
                    new Side(SCRATCH, WRITE, width * Lanes.COUNT), Stage.FIRST));
            begin(AT, TARGET);
            repeat(shape.rows().height(), width * Lanes.COUNT, shape.outRow(), () -> product(shape.columns(),
                    new Side(SCRATCH, READ, Lanes.COUNT), new Side(TO, WRITE, shape.outColumn()), Stage.LAST));
        }
    }

    private void begin(int read, int write) {
        code.iload(read).istore(READ);
        code.iload(write).istore(WRITE);
        code.iload(RESIDUAL).istore(ADDED);
    }

    private void repeat(int times, int read, int write, Runnable body) {
        var next = code.newLabel();
        code.loadConstant(times).istore(LEFT);
        code.labelBinding(next);
        body.run();
        advance(READ, read);
        advance(WRITE, write);
        advance(ADDED, write);
        code.iinc(LEFT, -1);
        code.iload(LEFT).ifgt(next);
    }

    private void advance(int index, int by) {
        code.iload(index).loadConstant(by).iadd().istore(index);
    }

    private void product(Matrix matrix, Side from, Side to, Stage stage) {
        for (int i = 0; i < matrix.width(); i++) {
            vectors.load(from.array(), from.index(), i * from.step());
            code.astore(input(i));
        }
        for (var product : Products.of(matrix)) {
            switch (product) {
                case Product.Single(int row, var sum) -> {
                    sum(sum, SUM);
                    code.aload(SUM);
                    store(to, row, stage);
                }
                case Product.Pair(int row, int twin, var same, var opposite) -> {
                    sum(same, SUM);
                    sum(opposite, DIFFERENCE);
                    code.aload(SUM).aload(DIFFERENCE);
                    vectors.binary("add");
                    store(to, row, stage);
                    code.aload(SUM).aload(DIFFERENCE);
                    vectors.binary("sub");
                    store(to, twin, stage);
                }
            }
        }
    }

    private void sum(List<Term> terms, int to) {
        first(terms.getFirst().factor(), input(terms.getFirst().column()), to);
        for (var term : terms.subList(1, terms.size())) {
            further(term.factor(), input(term.column()), to);
        }
    }

    private void first(double factor, int input, int to) {
        if (factor == 1) {
            code.aload(input).astore(to);
            return;
        }
        if (factor == -1) {
            code.aload(input);
            vectors.negate();
        } else {
            code.aload(constant(Math.abs(factor))).aload(input);
            vectors.binary("mul");
            if (factor < 0) {
                vectors.negate();
            }
        }
        code.astore(to);
    }

    private void further(double factor, int input, int to) {
        if (Math.abs(factor) == 1) {
            code.aload(to).aload(input);
            vectors.binary(factor > 0 ? "add" : "sub");
        } else {
            code.aload(constant(Math.abs(factor))).aload(input);
            if (factor < 0) {
                vectors.negate();
            }
            code.aload(to);
            vectors.fma();
        }
        code.astore(to);
    }

    /// Takes the vector on the stack to its place.
    private void store(Side to, int row, Stage stage) {
        if (stage == Stage.LAST) {
            finish(row * to.step());
        }
        vectors.store(to.array(), to.index(), row * to.step());
    }

    private void finish(int offset) {
        var ending = shape.ending();
        if (ending.bias() == Bias.ADDED) {
            code.aload(BIAS_VALUE);
            vectors.binary("add");
        }
        if (ending.residual() == Residual.ADDED) {
            vectors.load(TO, ADDED, offset);
            vectors.binary("add");
        }
        if (ending.clamp().hasLeast()) {
            vectors.limit("LT", LEAST, VALUE);
        }
        if (ending.clamp().hasGreatest()) {
            vectors.limit("GT", GREATEST, VALUE);
        }
    }
}
