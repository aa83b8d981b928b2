package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.SortedSet;

/// Writes a [DepthwiseBlock] as a class of its own, all taps one after the other. It goes over the columns of inputs from
/// left to right: each is loaded once, added to all outputs that read it, and outputs are stored as soon as nothing is
/// left to add. The stores keep the compiler from loading all inputs first, which would spill.
///
/// Or fences keep loads in order ([DepthwiseShape#isInOrder]), and all sums are begun before the first is done, so that none waits
/// for the one before. Of channels a tap is then added to all outputs before the next, and each input is part of the instruction that
/// adds it. Of planes those taps are added together that are in one column of the window: an input is loaded once for all of them.
final class DepthwiseCode {
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, VectorCode.FLOATS, CD_int, VectorCode.FLOATS,
            CD_int.arrayType(), VectorCode.FLOATS, CD_int, CD_int);
    /// Of a window whose weights may stay in registers.
    private static final int MOST_TAPS = 9;
    private static final int W = 1;
    private static final int WEIGHT = 2;
    private static final int X = 3;
    private static final int ROWS = 4;
    private static final int OUT = 5;
    private static final int TO = 6;
    private static final int COUNT = 7;
    /// Which float of each output is next.
    private static final int NEXT = 8;
    private static final int VALUE = 9;
    private static final int LEAST = 10;
    private static final int GREATEST = 11;
    private static final int BIAS = 12;
    /// Floats of a vector, where the compiler must not know them.
    private static final int STEP = 13;
    /// Where the masks of the next vector begin.
    private static final int MASKS = 14;
    private static final int MASK = 15;
    private static final int FIRST = 16;

    private final CodeBuilder code;
    private final VectorCode vectors;
    private final DepthwiseShape shape;
    private final DepthwiseShape.Axis down;
    private final DepthwiseShape.Axis across;
    /// The rows and the columns that taps are on.
    private final SortedSet<Integer> rows;
    private final SortedSet<Integer> columns;

    private DepthwiseCode(VectorCode vectors, DepthwiseShape shape) {
        this.code = vectors.code();
        this.vectors = vectors;
        this.shape = shape;
        this.down = shape.down();
        this.across = shape.across();
        this.rows = down.inputs();
        rows.removeIf(row -> !shape.insideDown().has(row));
        this.columns = across.inputs();
    }

    static DepthwiseBlock block(DepthwiseShape shape) {
        return VectorCode.define(DepthwiseBlock.class, "run", RUN, vectors -> new DepthwiseCode(vectors, shape).body());
    }

    /// Where each row is; those of a plane are so many floats behind the first.
    private int row(int row) {
        return FIRST + (shape.isOfPlane() ? 0 : row);
    }

    private int input(int row) {
        return FIRST + down.reach() + row;
    }

    /// Where a column stands, counted from its row's place.
    private int place(int row, int column) {
        return row * shape.pitch() + column;
    }

    private int sum(int row, int column) {
        return FIRST + 2 * down.reach() + column * down.outputs() + row;
    }

    private int weight(int tapRow, int tapColumn) {
        return FIRST + 2 * down.reach() + shape.outputs() + tapRow * across.taps() + tapColumn;
    }

    private void body() {
        if (shape.clamp().hasLeast()) {
            loadLimit(shape.clamp().least(), LEAST);
        }
        if (shape.clamp().hasGreatest()) {
            loadLimit(shape.clamp().greatest(), GREATEST);
        }
        if (shape.isInOrder()) {
            // it would check the bounds of every load before the loop otherwise, and few rounds do not repay that
            vectors.hidden(Lanes.COUNT, STEP);
        }
        if (shape.isOfPlane()) {
            neighbours();
        } else {
            channels();
        }
        code.return_();
    }

    /// In order, limits are made once: making them anew for each output took a tenth of the time.
    private void loadLimit(float value, int to) {
        if (shape.isInOrder()) {
            vectors.given(value, to);
        } else {
            vectors.all(value, to);
        }
    }

    private void channels() {
        rows.forEach(row -> code.aload(ROWS).loadConstant(row).iaload().istore(row(row)));
        code.iconst_0().istore(NEXT);
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next);
        code.iload(NEXT).iload(COUNT).if_icmpge(end);
        if (!shape.isInOrder()) {
            loadWeights();
        }
        vector();
        forward(NEXT);
        rows.forEach(row -> forward(row(row)));
        forward(WEIGHT);
        forward(TO);
        code.goto_(next);
        code.labelBinding(end);
    }

    /// From the last vector to the first.
    private void neighbours() {
        if (!shape.isInOrder() || staysInRegisters()) {
            loadWeights();
        }
        code.iload(COUNT).loadConstant(-Lanes.COUNT).iadd().istore(NEXT);
        code.aload(ROWS).iconst_0().iaload().iload(NEXT).iadd().istore(row(0));
        code.aload(ROWS).iconst_1().iaload().iload(NEXT).iadd().istore(MASKS);
        code.iload(TO).iload(NEXT).iadd().istore(TO);
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next);
        code.iload(NEXT).iflt(end);
        vector();
        back(NEXT);
        back(row(0));
        back(MASKS);
        back(TO);
        code.goto_(next);
        code.labelBinding(end);
    }

    private void forward(int variable) {
        if (shape.isInOrder()) {
            code.iload(variable).iload(STEP).iadd().istore(variable);
        } else {
            code.iinc(variable, Lanes.COUNT);
        }
    }

    private void back(int variable) {
        if (shape.isInOrder()) {
            code.iload(variable).iload(STEP).isub().istore(variable);
        } else {
            code.iinc(variable, -Lanes.COUNT);
        }
    }

    /// The bias, and the taps if they stay.
    private void loadWeights() {
        load(0, BIAS);
        for (int tap = 0; tap < shape.taps() && staysInRegisters(); tap++) {
            loadWeight(tap / across.taps(), tap % across.taps());
        }
    }

    private void vector() {
        if (shape.isInOrder()) {
            inOrder();
        } else {
            byColumns();
        }
    }

    private void byColumns() {
        begin();
        columns.forEach(column -> {
            if (shape.isRead(column)) {
                add(column);
            }
            store(column);
        });
    }

    private void inOrder() {
        check();
        if (!staysInRegisters()) {
            load(0, BIAS);
        }
        begin();
        if (shape.isOfPlane()) {
            addColumns();
        } else {
            addTaps();
        }
        columns.forEach(this::store);
    }

    private void begin() {
        for (int sum = 0; sum < shape.outputs(); sum++) {
            code.aload(BIAS).astore(sum(0, 0) + sum);
        }
    }

    /// Loads the first and the last vector of what is read or written for nothing, but their bounds are checked, and with them those of
    /// all between. Masks are few, and checked where they are loaded, as are weights that stay.
    private void check() {
        var inside = columns.stream().filter(shape::isRead).toList();
        for (int row : shape.isOfPlane() ? ends(List.copyOf(rows)) : rows) {
            ends(inside).forEach(column -> check(X, row(row), place(row, column)));
        }
        if (!staysInRegisters()) {
            load(0, BIAS);
            load(shape.weight(down.taps() - 1, across.taps() - 1), BIAS);
        }
        check(OUT, TO, 0);
        check(OUT, TO, shape.output(down.outputs() - 1, across.outputs() - 1));
    }

    private static List<Integer> ends(List<Integer> inputs) {
        return inputs.isEmpty() ? inputs : List.of(inputs.getFirst(), inputs.getLast());
    }

    private void check(int array, int index, int offset) {
        vectors.load(array, index, offset);
        code.pop();
    }

    /// Adds taps one by one to all outputs.
    private void addTaps() {
        for (int tap = 0; tap < shape.taps(); tap++) {
            int tapRow = shape.tapRow(tap);
            int tapColumn = shape.tapColumn(tap);
            loadWeight(tapRow, tapColumn);
            for (int output = 0; output < across.outputs(); output++) {
                int column = across.input(output, tapColumn);
                for (int row = 0; row < down.outputs() && shape.insideAcross().has(column); row++) {
                    int input = down.input(row, tapRow);
                    code.aload(weight(tapRow, tapColumn));
                    vectors.load(X, row(input), place(input, column));
                    addProduct(sum(row, output));
                }
            }
            vectors.fence();
        }
    }

    /// Adds the taps of each column of a plane's window together, row by row.
    private void addColumns() {
        for (int tapColumn = 0; tapColumn < across.taps(); tapColumn++) {
            for (int tapRow = 0; tapRow < down.taps() && !staysInRegisters(); tapRow++) {
                loadWeight(tapRow, tapColumn);
            }
            int column = across.input(0, tapColumn);
            loadMask(column);
            for (int row : rows) {
                loadInput(row, column);
                code.astore(VALUE);
                for (int tapRow = 0; tapRow < down.taps(); tapRow++) {
                    addRow(row, tapRow, tapColumn);
                }
                vectors.fence();
            }
        }
    }

    private void loadMask(int column) {
        if (isMasked(column)) {
            vectors.loadMask(W, MASKS, shape.mask(column / across.tapStep()));
            code.astore(MASK);
        }
    }

    /// Pushes it, with zeros where a plane's row is over.
    private void loadInput(int row, int column) {
        vectors.load(X, row(row), place(row, column));
        if (isMasked(column)) {
            vectors.and(MASK);
        }
    }

    private boolean isMasked(int column) {
        return shape.isMasked(column / across.tapStep());
    }

    /// Adds the input at hand to the output that has it under a tap.
    private void addRow(int row, int tapRow, int tapColumn) {
        for (int output = 0; output < down.outputs(); output++) {
            if (down.input(output, tapRow) == row) {
                code.aload(weight(tapRow, tapColumn)).aload(VALUE);
                addProduct(sum(output, 0));
            }
        }
    }

    /// Adds the product of the two vectors on the stack.
    private void addProduct(int sum) {
        code.aload(sum);
        vectors.fma();
        code.astore(sum);
    }

    /// Whether taps are loaded but once: in order only those of planes, and the bias with them.
    private boolean staysInRegisters() {
        boolean hasRoom = !shape.isInOrder() || (shape.isOfPlane() && !Registers.ARE_FEW);
        return hasRoom && shape.taps() <= MOST_TAPS;
    }

    private void loadWeight(int tapRow, int tapColumn) {
        load(shape.weight(tapRow, tapColumn), weight(tapRow, tapColumn));
    }

    private void load(int offset, int to) {
        if (shape.isOfPlane()) {
            vectors.element(W, WEIGHT, offset);
        } else {
            vectors.load(W, WEIGHT, offset);
        }
        code.astore(to);
    }

    /// Adds a column of inputs to all outputs that read it.
    private void add(int column) {
        loadMask(column);
        for (int row : rows) {
            loadInput(row, column);
            code.astore(input(row));
        }
        for (int output = 0; output < across.outputs(); output++) {
            for (int tap = 0; tap < across.taps(); tap++) {
                if (across.input(output, tap) == column) {
                    add(output, tap);
                }
            }
        }
    }

    private void add(int column, int tapColumn) {
        for (int tapRow = 0; tapRow < down.taps(); tapRow++) {
            if (!staysInRegisters()) {
                loadWeight(tapRow, tapColumn);
            }
            for (int row = 0; row < down.outputs(); row++) {
                int input = down.input(row, tapRow);
                if (rows.contains(input)) {
                    code.aload(input(input)).aload(weight(tapRow, tapColumn));
                    addProduct(sum(row, column));
                }
            }
        }
    }

    /// Stores the outputs whose last inputs are in a column.
    private void store(int column) {
        for (int output = 0; output < across.outputs(); output++) {
            for (int row = 0; row < down.outputs() && across.input(output, across.taps() - 1) == column; row++) {
                store(row, output);
            }
        }
    }

    private void store(int row, int column) {
        code.aload(sum(row, column));
        vectors.limit(shape.clamp(), LEAST, GREATEST, VALUE);
        vectors.store(OUT, TO, shape.output(row, column));
    }
}
