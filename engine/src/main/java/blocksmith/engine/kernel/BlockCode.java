package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.Epilogue.Residual;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/// Writes a [Block] as a class of its own: with its shape as constants every input of an iteration is one register and a
/// displacement, and the sums are local variables however many there are.
///
/// Three things keep the compiler from making an object of each vector, which is fifty times slower. Sums are only ever
/// arguments of operations on vectors whose class it knows, never receivers, for after a loop it may know no more of them
/// than that they are vectors: so they begin at zero, and the bias comes last. No method of ours is called, for a block
/// has more code than the compiler lets in beside the Vector API's own methods. And there is one loop, which takes steps of a
/// variable: one of constant steps would be divided in three, and all sums would cross from one to the next on the stack,
/// as they would between loops within each other. Inputs beside those that an iteration takes together stand before it.
final class BlockCode {
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_float, VectorCode.FLOATS, CD_int, VectorCode.FLOATS,
            CD_int, CD_int.arrayType(), CD_int, VectorCode.FLOATS, CD_int, VectorCode.FLOATS,
            CD_int, VectorCode.FLOATS, CD_int, CD_int);

    private static final int W = 1;
    private static final int PANEL = 2;
    private static final int X = 3;
    private static final int PIXEL = 4;
    private static final int OFFSETS = 5;
    private static final int STEP = 6;
    private static final int OUT = 7;
    private static final int TO = 8;
    private static final int ADDED = 9;
    private static final int ADDED_AT = 10;
    private static final int FETCHED = 11;
    private static final int AHEAD = 12;
    private static final int FURTHER = 13;
    /// Which offset is next, or where the inputs end, where the next input stands, and where its weights do.
    private static final int NEXT = 14;
    private static final int END = NEXT;
    private static final int INPUT = 15;
    private static final int WEIGHTS = 16;
    private static final int VALUE = 17;
    private static final int LEAST = 18;
    private static final int GREATEST = 19;
    private static final int SHORT = 20;
    /// The sum of what was loaded only to be near.
    private static final int SEEN = 21;
    private static final int FIRST_VECTOR = 22;

    private final CodeBuilder code;
    private final VectorCode vectors;
    private final BlockShape shape;

    private BlockCode(CodeBuilder code, BlockShape shape) {
        this.code = code;
        this.vectors = new VectorCode(code);
        this.shape = shape;
    }

    static Block block(BlockShape shape) {
        return VectorCode.define(Block.class, "run", RUN, code -> new BlockCode(code, shape).body());
    }

    private int vector(int index) {
        return FIRST_VECTOR + index;
    }

    private int sum(int pixel, int vector) {
        return FIRST_VECTOR + shape.vectors() * (1 + pixel) + vector;
    }

    private void body() {
        begin();
        switch (shape.spacing()) {
            case EVEN -> inputsBetween();
            case ANY -> inputsAtOffsets();
        }
        finish();
        code.fload(SEEN).freturn();
    }

    private void inputsBetween() {
        code.iload(PIXEL).aload(OFFSETS).iconst_0().iaload().iadd().istore(INPUT);
        code.iload(INPUT).aload(OFFSETS).arraylength().iload(STEP).imul().iadd().istore(END);
        var next = code.newLabel();
        var end = code.newLabel();
        inputsBetween(shape.rest());
        code.labelBinding(next);
        code.iload(INPUT).iload(END).if_icmpge(end);
        inputsBetween(BlockShape.TOGETHER);
        code.goto_(next);
        code.labelBinding(end);
    }

    private void inputsBetween(int count) {
        for (int i = 0; i < count; i++) {
            input(i);
            code.iload(INPUT).iload(STEP).iadd().istore(INPUT);
        }
        endInputs(count);
    }

    private void inputsAtOffsets() {
        code.iconst_0().istore(NEXT);
        var next = code.newLabel();
        var end = code.newLabel();
        inputsAtOffsets(shape.rest());
        code.labelBinding(next);
        code.iload(NEXT).aload(OFFSETS).arraylength().if_icmpge(end);
        inputsAtOffsets(BlockShape.TOGETHER);
        code.goto_(next);
        code.labelBinding(end);
    }

    private void inputsAtOffsets(int count) {
        for (int i = 0; i < count; i++) {
            code.iload(PIXEL).aload(OFFSETS).iload(NEXT).iaload().iadd().istore(INPUT);
            input(i);
            code.iload(NEXT).iload(STEP).iadd().istore(NEXT);
        }
        endInputs(count);
    }

    private void begin() {
        vectors.all(0, VALUE);
        code.fconst_0().fstore(SEEN);
        if (shape.ahead() > 0 && Ahead.IS_BY_STORES) {
            vectors.makeShort(SHORT);
        }
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            for (int vector = 0; vector < shape.vectors(); vector++) {
                code.aload(VALUE).astore(sum(pixel, vector));
            }
        }
        code.iload(PANEL);
        if (shape.bias() == Bias.BY_VECTOR) {
            code.loadConstant(shape.lanes()).iadd();
        }
        code.istore(WEIGHTS);
    }

    /// @param index among those that are taken together
    private void input(int index) {
        if (Registers.ARE_FEW) {
            checkPixels();
        }
        for (int vector = 0; vector < shape.vectors(); vector++) {
            vectors.load(W, WEIGHTS, index * shape.stride() + shape.weight(vector));
            code.astore(vector(vector));
        }
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            vectors.element(X, INPUT, pixel * shape.step());
            code.astore(VALUE);
            for (int vector = 0; vector < shape.vectors(); vector++) {
                code.aload(VALUE).aload(vector(vector)).aload(sum(pixel, vector));
                vectors.fma();
                code.astore(sum(pixel, vector));
            }
        }
        if (index == BlockShape.TOGETHER - 1) {
            fetch();
        }
    }

    /// Reads the first and the last pixel for nothing. Their bounds are then checked, and those of all between, before any
    /// weights are loaded: these would be loaded before the check otherwise, and wait for their turn on the stack.
    private void checkPixels() {
        code.aload(X).iload(INPUT).faload().pop();
        if (shape.pixels() > 1) {
            code.aload(X).iload(INPUT).loadConstant((shape.pixels() - 1) * shape.step()).iadd().faload().pop();
        }
    }

    private void endInputs(int count) {
        if (count > 0) {
            code.iload(WEIGHTS).loadConstant(count * shape.stride()).iadd().istore(WEIGHTS);
        }
    }

    private void fetch() {
        if (shape.ahead() == 0) {
            return;
        }
        if (Ahead.IS_BY_STORES) {
            for (int line = 0; line < shape.ahead(); line++) {
                vectors.fetch(FETCHED, AHEAD, line * AlignedFloats.LINE, SHORT);
            }
        } else {
            loadLines();
        }
        code.iload(AHEAD).iload(FURTHER).iadd().istore(AHEAD);
    }

    /// One number of each. They are added to each other first: only one addition waits for that of the inputs before.
    private void loadLines() {
        for (int line = 0; line < shape.ahead(); line++) {
            code.aload(FETCHED).iload(AHEAD).loadConstant(line * AlignedFloats.LINE).iadd().faload();
            if (line > 0) {
                code.fadd();
            }
        }
        code.fload(SEEN).fadd().fstore(SEEN);
    }

    private void finish() {
        if (shape.clamp().hasLeast()) {
            vectors.all(shape.clamp().least(), LEAST);
        }
        if (shape.clamp().hasGreatest()) {
            vectors.all(shape.clamp().greatest(), GREATEST);
        }
        for (int vector = 0; vector < shape.vectors() && shape.bias() == Bias.BY_VECTOR; vector++) {
            vectors.load(W, PANEL, vector * Lanes.COUNT);
            code.astore(vector(vector));
        }
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            if (shape.bias() == Bias.BY_PIXEL) {
                vectors.element(X, PIXEL, pixel - shape.pixels());
                code.astore(vector(0));
            }
            for (int vector = 0; vector < shape.vectors(); vector++) {
                finish(pixel, vector);
            }
        }
    }

    private void finish(int pixel, int vector) {
        if (shape.residual() == Residual.ADDED) {
            vectors.load(ADDED, ADDED_AT, shape.offset(shape.from(), pixel, vector));
        }
        if (shape.bias() != Bias.NONE) {
            code.aload(vector(shape.bias() == Bias.BY_VECTOR ? vector : 0));
        }
        code.aload(sum(pixel, vector));
        vectors.binary("add");
        if (shape.bias() != Bias.NONE && shape.residual() == Residual.ADDED) {
            vectors.binary("add");
        }
        if (shape.clamp().hasLeast()) {
            vectors.limit("LT", LEAST, VALUE);
        }
        if (shape.clamp().hasGreatest()) {
            vectors.limit("GT", GREATEST, VALUE);
        }
        vectors.store(OUT, TO, shape.offset(shape.to(), pixel, vector));
    }
}
