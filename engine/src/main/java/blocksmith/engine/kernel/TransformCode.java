package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.Products.Product;
import blocksmith.engine.kernel.TransformShape.Bias;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/// Writes a [Transform] as a class of its own: sums with the matrices' numbers as constants, first down the columns of the
/// input, then along the rows of what that made.
final class TransformCode {
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, VectorCode.FLOATS, CD_int.arrayType(), CD_int,
            VectorCode.FLOATS, CD_int, VectorCode.FLOATS, CD_int, CD_int, VectorCode.FLOATS, CD_int, CD_int);
    private static final int FROM = 1;
    private static final int INPUTS = 2;
    private static final int SOURCE = 3;
    private static final int SCRATCH = 4;
    private static final int AT = 5;
    private static final int TO = 6;
    private static final int TARGET = 7;
    private static final int END = 8;
    private static final int BIAS = 9;
    private static final int BIAS_AT = 10;
    private static final int RESIDUAL = 11;
    private static final int READ = 12;
    private static final int WRITE = 13;
    private static final int ADDED = 14;
    private static final int LEFT = 15;
    private static final int PLACE = 16;
    private static final int LEAST = 17;
    private static final int GREATEST = 18;
    private static final int BIAS_VALUE = 19;
    private static final int SUM = 20;
    private static final int DIFFERENCE = 21;
    private static final int VALUE = 22;
    private static final int ZERO = 23;
    private static final int FIRST_FREE = 24;

    private final CodeBuilder code;
    private final VectorCode vectors;
    private final TransformShape shape;
    private final SumCode sums;

    private TransformCode(VectorCode vectors, TransformShape shape) {
        this.code = vectors.code();
        this.vectors = vectors;
        this.shape = shape;
        this.sums = new SumCode(code, vectors, place(shape.rows().width()));
    }

    static Transform transform(TransformShape shape) {
        return VectorCode.define(Transform.class, "run", RUN, vectors -> new TransformCode(vectors, shape).body());
    }

    /// Where a product reads its numbers: pushes one.
    private interface Inputs {
        void push(int index);
    }

    /// Where a product goes.
    ///
    /// @param step from one number of the product to the next
    private record Target(int array, int step) {
    }

    /// Which of two products it is; a single one is the last.
    private enum Stage {
        FIRST, LAST
    }

    private void body() {
        placeRows();
        sums.loadConstants(shape.rows());
        sums.loadConstants(shape.columns());
        loadLimits();
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

    private void loadLimits() {
        vectors.all(0, ZERO);
        if (shape.ending().clamp().hasLeast()) {
            vectors.all(shape.ending().clamp().least(), LEAST);
        }
        if (shape.ending().clamp().hasGreatest()) {
            vectors.all(shape.ending().clamp().greatest(), GREATEST);
        }
    }

    private void placeRows() {
        for (int row = 0; row < shape.rows().width(); row++) {
            code.aload(INPUTS).loadConstant(row).iaload().istore(place(row));
        }
    }

    private static int place(int row) {
        return FIRST_FREE + row;
    }

    private void products() {
        int width = shape.columns().width();
        var inside = shape.inside();
        if (shape.columns().isOne()) {
            begin(SOURCE, TARGET);
            product(shape.rows(), row -> pushInside(0, () -> pushInput(row)), new Target(TO, shape.outRow()),
                    Stage.LAST);
        } else if (shape.rows().isOne()) {
            begin(SOURCE, TARGET);
            product(shape.columns(), column -> pushInside(column, () -> pushInput(0, column * shape.inColumn())),
                    new Target(TO, shape.outColumn()), Stage.LAST);
        } else {
            begin(SOURCE, AT);
            advance(READ, inside.first() * shape.inColumn());
            advance(WRITE, inside.first() * Lanes.COUNT);
            repeat(inside.end() - inside.first(), shape.inColumn(), Lanes.COUNT, () -> product(shape.rows(),
                    this::pushInput, new Target(SCRATCH, width * Lanes.COUNT), Stage.FIRST));
            begin(AT, TARGET);
            repeat(shape.rows().height(), width * Lanes.COUNT, shape.outRow(), () -> product(shape.columns(),
                    column -> pushInside(column, () -> vectors.load(SCRATCH, READ, column * Lanes.COUNT)),
                    new Target(TO, shape.outColumn()), Stage.LAST));
        }
    }

    private void pushInput(int row) {
        pushInput(row, 0);
    }

    private void pushInput(int row, int offset) {
        code.iload(place(row)).iload(READ).iadd().istore(PLACE);
        vectors.load(FROM, PLACE, offset);
    }

    private void pushInside(int column, Runnable push) {
        if (shape.inside().has(column)) {
            push.run();
        } else {
            code.aload(ZERO);
        }
    }

    private void begin(int read, int write) {
        code.iload(read).istore(READ);
        code.iload(write).istore(WRITE);
        code.iload(RESIDUAL).istore(ADDED);
    }

    private void repeat(int times, int read, int write, Runnable body) {
        if (times == 0) {
            return;
        }
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

    private void product(Matrix matrix, Inputs from, Target to, Stage stage) {
        for (int i = 0; i < matrix.width(); i++) {
            from.push(i);
            code.astore(sums.input(i));
        }
        for (var product : Products.of(matrix)) {
            switch (product) {
                case Product.Single(int row, var sum) -> {
                    sums.sum(sum, SUM);
                    code.aload(SUM);
                    store(to, row, stage);
                }
                case Product.Pair(int row, int twin, var same, var opposite) -> {
                    sums.sum(same, SUM);
                    sums.sum(opposite, DIFFERENCE);
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

    /// Takes the vector on the stack to its place.
    private void store(Target to, int row, Stage stage) {
        if (stage == Stage.LAST) {
            finish(row * to.step());
        }
        vectors.store(to.array(), WRITE, row * to.step());
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
        vectors.limit(ending.clamp(), LEAST, GREATEST, VALUE);
    }
}
