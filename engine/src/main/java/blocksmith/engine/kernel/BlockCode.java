package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spread;
import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.Inputs.Spacing;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Writes a [Block] as a class of its own: with its shape as constants every input of an iteration is one register and a
/// displacement, and the sums are local variables however many there are.
///
/// Sums begin with their bias and with what is added to them: both are read while the block before is still being summed. Sums
/// that all begin with one vector the compiler sometimes moves from register to register in the loop; these mostly begin with one a
/// vector or a pixel. Only those of later inputs begin at zero, and what waited for them is added when they end, which rounds less than one
/// chain of all inputs.
///
/// Three things keep the compiler from making an object of each vector, which is fifty times slower. In a loop sums are only
/// arguments of operations on vectors whose class it knows, never receivers, and their class is named when it is over, for then it
/// may know no more of them than that they are vectors. No method of ours is called, for a block has more code than the compiler
/// lets in beside the Vector API's own methods. And there is one loop, which takes steps of a variable: one of constant steps would
/// be divided in three, and all sums would cross from one to the next on the stack, as they would between loops within each other.
/// It goes over the inputs, and those beside what an iteration takes together stand before it; or over blocks, where inputs are few.
///
/// Where pixels share their first vector by pairs, its sums are of both: the inputs of both are put into one vector before they are
/// multiplied. The second pixel's half is stored by lanes, the first one's whole, and its next vector is stored over what is too much.
final class BlockCode {
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_int, VectorCode.FLOATS, CD_int, VectorCode.FLOATS,
            CD_int, CD_int.arrayType(), CD_int, VectorCode.FLOATS, CD_int, VectorCode.FLOATS,
            CD_int, VectorCode.FLOATS, CD_int, CD_int, CD_int);

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
    /// Blocks that are left.
    private static final int COUNT = 14;
    /// Which offset is next, or where the inputs end, where the next input stands, and where its weights do.
    private static final int NEXT = 15;
    private static final int END = NEXT;
    private static final int INPUT = 16;
    private static final int WEIGHTS = 17;
    private static final int VALUE = 18;
    private static final int LEAST = 19;
    private static final int GREATEST = 20;
    private static final int SHORT = 21;
    /// Bits of what was loaded only to be near.
    private static final int SEEN = 22;
    /// The first pixel's input of two that share a vector, and the lanes that are the second's.
    private static final int PARTNER = 23;
    private static final int SECONDS = 24;
    private static final int FIRST_VECTOR = 25;

    private final CodeBuilder code;
    private final VectorCode vectors;
    private final BlockShape shape;

    private BlockCode(VectorCode vectors, BlockShape shape) {
        this.code = vectors.code();
        this.vectors = vectors;
        this.shape = shape;
    }

    static Block block(BlockShape shape) {
        return VectorCode.define(Block.class, "run", RUN, vectors -> new BlockCode(vectors, shape).body());
    }

    private int vector(int index) {
        return FIRST_VECTOR + index;
    }

    private int sum(int pixel, int vector) {
        int first = shape.isShared(vector) ? pixel / 2 * 2 : pixel;
        return FIRST_VECTOR + shape.vectors() * (1 + first) + vector;
    }

    /// Whether a pixel shares a vector with the next.
    private boolean beginsPair(int pixel, int vector) {
        return shape.isShared(vector) && pixel % 2 == 0;
    }

    /// Whether a pixel shares a vector with the one before.
    private boolean endsPair(int pixel, int vector) {
        return shape.isShared(vector) && pixel % 2 > 0;
    }

    private void body() {
        code.iconst_0().istore(SEEN);
        if (shape.makesRows()) {
            row();
        } else {
            begin();
            sumInputs();
            finish();
        }
        code.iload(SEEN).ireturn();
    }

    /// The first offset is read before the loop: in it a fence is before each block, and it would be read each time.
    private void row() {
        findFirst();
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next);
        code.iload(COUNT).ifle(end);
        begin();
        addAll(shape.inputs().run());
        finish();
        move(INPUT, shape.toNextInput());
        move(TO, shape.toNext(shape.to()));
        move(ADDED_AT, shape.toNext(shape.from()));
        code.iload(COUNT).iload(STEP).isub().istore(COUNT);
        code.goto_(next);
        code.labelBinding(end);
    }

    private void move(int index, int by) {
        code.iload(index).loadConstant(by).iadd().istore(index);
    }

    private void sumInputs() {
        var inputs = shape.inputs();
        first();
        each(inputs.rest());
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next);
        unlessAtEnd(end);
        if (inputs.run().isEmpty()) {
            each(inputs.together());
        } else {
            run(inputs.run());
        }
        fetch();
        code.goto_(next);
        code.labelBinding(end);
    }

    private boolean isEven() {
        return shape.inputs().spacing() == Spacing.EVEN;
    }

    private void first() {
        if (isEven()) {
            findFirst();
            code.iload(INPUT).aload(OFFSETS).arraylength().iload(STEP).imul().iadd().istore(END);
        } else {
            code.iconst_0().istore(NEXT);
        }
    }

    private void findFirst() {
        code.iload(PIXEL).aload(OFFSETS).iconst_0().iaload().iadd().istore(INPUT);
    }

    private void unlessAtEnd(Label end) {
        if (isEven()) {
            code.iload(INPUT).iload(END);
        } else {
            code.iload(NEXT).aload(OFFSETS).arraylength();
        }
        code.if_icmpge(end);
    }

    /// Finds where the next input stands, if it is not known yet.
    private void find() {
        if (!isEven()) {
            code.iload(PIXEL).aload(OFFSETS).iload(NEXT).iaload().iadd().istore(INPUT);
        }
    }

    private void advance(int count) {
        int of = isEven() ? INPUT : NEXT;
        code.iload(of).iload(STEP).loadConstant(count).imul().iadd().istore(of);
    }

    /// Inputs of which nobody knows where the next one stands.
    private void each(int count) {
        for (int i = 0; i < count; i++) {
            find();
            check(0, 0);
            loadWeights(i);
            for (int pixel = 0; pixel < shape.pixels(); pixel++) {
                add(pixel, 0);
            }
            advance(1);
        }
        leaveWeights(count);
    }

    /// Inputs that stand at known places behind the first of them.
    private void run(List<Integer> places) {
        find();
        addAll(places);
        advance(places.size());
        leaveWeights(places.size());
    }

    private void addAll(List<Integer> places) {
        if (shape.vectors() == 1) {
            oneVector(places);
        } else {
            inOrder(places);
        }
    }

    /// Loads would all be made early, and wait for their turn on the stack: those of the next pixel are kept behind a fence, which is
    /// no instruction where there are such runs ([Registers#NEED_FENCES]). One behind the last would have the sums wait there.
    private void inOrder(List<Integer> places) {
        check(0, shape.inputs().reach());
        checkWeights(places.size() - 1);
        for (int i = 0; i < places.size(); i++) {
            loadWeights(i);
            for (int pixel = 0; pixel < shape.pixels(); pixel++) {
                add(pixel, places.get(i));
                if (i < places.size() - 1 || pixel < shape.pixels() - 1) {
                    vectors.fence();
                }
            }
        }
    }

    /// A number that is multiplied but once is part of that instruction, and behind a fence it cannot be: it is the checks of
    /// bounds that keep the order.
    private void oneVector(List<Integer> places) {
        for (int i = 0; i < places.size(); i++) {
            check(places.get(i), places.get(i));
            loadWeights(i);
            for (int pixel = 0; pixel < shape.pixels(); pixel++) {
                add(pixel, places.get(i));
            }
            hide();
        }
    }

    private void begin() {
        if (shape.ahead() > 0 && Ahead.IS_BY_STORES) {
            vectors.makeShort(SHORT);
        }
        if (shape.isShared(0)) {
            vectors.secondHalf(SECONDS);
        }
        switch (shape.bias()) {
            case BY_VECTOR -> {
                for (int vector = 0; vector < shape.vectors(); vector++) {
                    vectors.load(W, PANEL, vector * Lanes.COUNT);
                    code.astore(vector(vector));
                }
            }
            case NONE -> vectors.all(0, VALUE);
            case BY_PIXEL -> {
            }
        }
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            if (shape.bias() == Bias.BY_PIXEL) {
                vectors.element(X, PIXEL, pixel - shape.pixels());
                code.astore(vector(0));
            }
            for (int vector = 0; vector < shape.vectors(); vector++) {
                if (!endsPair(pixel, vector)) {
                    begin(pixel, vector);
                }
            }
        }
        code.iload(PANEL);
        if (shape.bias() == Bias.BY_VECTOR) {
            code.loadConstant(shape.lanes()).iadd();
        }
        code.istore(WEIGHTS);
    }

    private void begin(int pixel, int vector) {
        switch (shape.bias()) {
            case BY_VECTOR -> code.aload(vector(vector));
            case BY_PIXEL -> code.aload(vector(0));
            case NONE -> code.aload(VALUE);
        }
        if (shape.residual() == Residual.ADDED && shape.bias() != Bias.NONE) {
            loadAdded(pixel, vector);
            vectors.binary("add");
        }
        code.astore(sum(pixel, vector));
    }

    private void loadAdded(int pixel, int vector) {
        vectors.load(ADDED, ADDED_AT, shape.offset(shape.from(), pixel, vector));
        if (beginsPair(pixel, vector)) {
            vectors.load(ADDED, ADDED_AT, ofPartner(shape.from(), pixel));
            vectors.blend(SECONDS);
        }
    }

    /// Where a vector stands whose second half is what the next pixel's vector begins with.
    private int ofPartner(Spread spread, int pixel) {
        return shape.offset(spread, pixel + 1, 0) - spread.first();
    }

    /// @param index among those that are taken together
    private void loadWeights(int index) {
        for (int vector = 0; vector < shape.vectors(); vector++) {
            vectors.load(W, WEIGHTS, index * shape.stride() + shape.weight(vector));
            code.astore(vector(vector));
        }
    }

    /// An input's products to the sums of a pixel.
    private void add(int pixel, int place) {
        vectors.element(X, INPUT, place + pixel * shape.step());
        if (shape.vectors() > 1) {
            code.astore(beginsPair(pixel, 0) ? PARTNER : VALUE);
        }
        for (int vector = 0; vector < shape.vectors(); vector++) {
            if (!beginsPair(pixel, vector)) {
                loadInput(pixel, vector);
                code.aload(vector(vector)).aload(sum(pixel, vector));
                vectors.fma();
                code.astore(sum(pixel, vector));
            }
        }
    }

    /// What is multiplied by a vector of weights, if it is not on the stack.
    private void loadInput(int pixel, int vector) {
        if (endsPair(pixel, vector)) {
            code.aload(PARTNER).aload(VALUE);
            vectors.blend(SECONDS);
        } else if (shape.vectors() > 1) {
            code.aload(beginsPair(pixel, 0) ? PARTNER : VALUE);
        }
    }

    /// Where registers are few, reads the first pixel of one input and the last of another for nothing. Their bounds are then
    /// checked, and those of all between, before any weights are loaded: these would be loaded before the check otherwise, and
    /// wait for their turn on the stack.
    private void check(int first, int last) {
        if (Registers.ARE_FEW) {
            code.aload(X).iload(INPUT).loadConstant(first).iadd().faload().pop();
            code.aload(X).iload(INPUT).loadConstant(last + (shape.pixels() - 1) * shape.step()).iadd().faload().pop();
        }
    }

    private void checkWeights(int last) {
        vectors.load(W, WEIGHTS, 0);
        code.pop();
        vectors.load(W, WEIGHTS, last * shape.stride() + shape.weight(shape.vectors() - 1));
        code.pop();
    }

    private void leaveWeights(int count) {
        if (count > 0) {
            code.iload(WEIGHTS).loadConstant(count * shape.stride()).iadd().istore(WEIGHTS);
        }
    }

    /// Adds nothing to where the input stands, and the compiler must not know it.
    private void hide() {
        code.iload(INPUT).iload(STEP).iadd().loadConstant(shape.inputs().step()).isub()
                .istore(INPUT);
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

    private void loadLines() {
        for (int line = 0; line < shape.ahead(); line++) {
            code.aload(FETCHED).iload(AHEAD).loadConstant(line * AlignedFloats.LINE).iadd().faload()
                    .invokestatic(CD_Float, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float))
                    .iload(SEEN).ixor().istore(SEEN);
        }
    }

    private void finish() {
        if (shape.clamp().hasLeast()) {
            vectors.given(shape.clamp().least(), LEAST);
        }
        if (shape.clamp().hasGreatest()) {
            vectors.given(shape.clamp().greatest(), GREATEST);
        }
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            for (int vector = 0; vector < shape.vectors(); vector++) {
                if (!endsPair(pixel, vector)) {
                    finish(pixel, vector);
                }
            }
        }
    }

    private void finish(int pixel, int vector) {
        if (shape.bias() == Bias.NONE) {
            loadAdded(pixel, vector);
            code.aload(sum(pixel, vector));
            vectors.binary("add");
        } else {
            vectors.known(sum(pixel, vector));
        }
        vectors.limit(shape.clamp(), LEAST, GREATEST, VALUE);
        if (beginsPair(pixel, vector)) {
            code.dup();
            vectors.storeSecondHalf(OUT, TO, ofPartner(shape.to(), pixel));
        }
        vectors.store(OUT, TO, shape.offset(shape.to(), pixel, vector));
    }
}
