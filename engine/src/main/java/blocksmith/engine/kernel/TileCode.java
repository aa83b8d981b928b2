package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/// Writes a [Tile] that turns each square in registers.
///
/// Where an instruction takes lanes of two vectors at will, which AVX-512 has, each row is zipped with the one half a square
/// further on, as often as it takes to halve the square to one row (the perfect shuffle, Stone 1971, section III). Elsewhere
/// rows swap halves with those half a square further on, then quarters, and at last single lanes (Eklundh 1972): halves as
/// they are loaded, single lanes by shifting pairs of them as one number.
final class TileCode {
    private static final MethodTypeDesc TURN = MethodTypeDesc.of(CD_void, VectorCode.FLOATS, CD_int, CD_int, CD_int,
            VectorCode.FLOATS, CD_int, CD_int, CD_int, CD_int);
    private static final int FROM = 1;
    private static final int SOURCE = 2;
    private static final int COLUMNS = 3;
    private static final int NEXT_SOURCE = 4;
    private static final int TO = 5;
    private static final int TARGET = 6;
    private static final int ROWS = 7;
    private static final int NEXT_TARGET = 8;
    private static final int COUNT = 9;
    /// Where the row stands that is loaded or stored, if rows are any distance apart.
    private static final int ROW = 10;
    private static final int LOWER = 11;
    private static final int UPPER = 12;
    /// For what else is the same for all squares.
    static final int OTHERS = 13;
    private static final int FIRST_VECTOR = OTHERS + 2;
    private static final Known<Tile.Strides, Tile> KNOWN = new Known<>(strides -> prepared(Optional.of(strides)));
    private static final Prepared<Tile> TILE = prepared(Optional.empty());

    private final CodeBuilder code;
    private final VectorCode vectors;
    private final Optional<Tile.Strides> strides;

    TileCode(VectorCode vectors, Optional<Tile.Strides> strides) {
        this.code = vectors.code();
        this.vectors = vectors;
        this.strides = strides;
    }

    /// For squares whose rows are any distance apart.
    static Prepared<Tile> tile() {
        return TILE;
    }

    /// For squares of these rows only: all addresses are one and a constant, and there is one check of bounds for all.
    static Prepared<Tile> of(Tile.Strides strides) {
        return KNOWN.of(strides);
    }

    static Tile tile(Optional<Tile.Strides> strides) {
        return VectorCode.define(Tile.class, "turn", TURN, vectors -> new TileCode(vectors, strides).body());
    }

    private static Prepared<Tile> prepared(Optional<Tile.Strides> strides) {
        return new Prepared<>(TileCode::turnPlainly, recipe(strides));
    }

    static Recipe<Tile> recipe(Optional<Tile.Strides> strides) {
        return new Recipe<>(() -> tile(strides),
                () -> call(strides.orElse(new Tile.Strides(Lanes.COUNT, Lanes.COUNT))));
    }

    private static Call<Tile> call(Tile.Strides strides) {
        var squares = new float[(Lanes.COUNT - 1) * strides.columns() + Call.MANY * Lanes.COUNT];
        var turned = new float[(Lanes.COUNT - 1) * strides.rows() + Call.MANY * Lanes.COUNT];
        return (tile, turns) -> tile.turn(squares, 0, strides.columns(), Lanes.COUNT, turned, 0, strides.rows(),
                Lanes.COUNT, turns);
    }

    static void turnPlainly(float[] from, int source, int columns, int nextSource, float[] to, int target,
            int rows, int nextTarget, int count) {
        for (int i = 0; i < count; i++) {
            turnPlainly(from, source + i * nextSource, columns, to, target + i * nextTarget, rows);
        }
    }

    private static void turnPlainly(float[] from, int source, int columns, float[] to, int target, int rows) {
        for (int row = 0; row < Lanes.COUNT; row++) {
            for (int column = 0; column < Lanes.COUNT; column++) {
                to[target + column * rows + row] = from[source + row * columns + column];
            }
        }
    }

    private void body() {
        begin();
        each(TARGET, NEXT_TARGET, COUNT, () -> {
            int turned = turned();
            place(TARGET);
            for (int row = 0; row < Lanes.COUNT; row++) {
                code.aload(turned + row);
                int rows = strides.map(Tile.Strides::rows).orElse(0);
                vectors.store(TO, strides.isEmpty() ? ROW : TARGET, rows * row);
                next(ROWS);
            }
            code.iload(SOURCE).iload(NEXT_SOURCE).iadd().istore(SOURCE);
        });
        code.return_();
    }

    /// What is the same for all squares.
    void begin() {
        if (!Registers.ARE_FEW) {
            vectors.lanes("LOWER", LOWER);
            vectors.lanes("UPPER", UPPER);
        }
    }

    /// A loop over squares, in steps that the compiler does not know: one of constant steps would be divided in three.
    ///
    /// @param target the parameter that says where a turned square goes
    /// @param step   the one that says how far the next is from it
    /// @param count  the one that says how many there are, which becomes the place behind the last
    void each(int target, int step, int count, Runnable square) {
        var next = code.newLabel();
        var end = code.newLabel();
        code.iload(count).iload(step).imul().iload(target).iadd().istore(count);
        code.labelBinding(next);
        code.iload(target).iload(count).if_icmpeq(end);
        square.run();
        code.iload(target).iload(step).iadd().istore(target);
        code.goto_(next);
        code.labelBinding(end);
    }

    /// After [#begin], turns the square, and leaves its rows in local variables, behind which none is used. Of the parameters only the first two are
    /// read where rows are a known distance apart, and before [#ROW] there is room for nine.
    ///
    /// @return the first of them
    int turned() {
        place(SOURCE);
        return Registers.ARE_FEW ? swapped() : zipped();
    }

    private void place(int of) {
        if (strides.isEmpty()) {
            code.iload(of).istore(ROW);
        }
    }

    /// To the next row, unless that is a constant further.
    private void next(int step) {
        if (strides.isEmpty()) {
            code.iload(ROW).iload(step).iadd().istore(ROW);
        }
    }

    private void loadRow(int row, int further) {
        int columns = strides.map(Tile.Strides::columns).orElse(0);
        vectors.load(FROM, strides.isEmpty() ? ROW : SOURCE, columns * row + further);
    }

    private int zipped() {
        for (int row = 0; row < Lanes.COUNT; row++) {
            loadRow(row, 0);
            code.astore(FIRST_VECTOR + row);
            next(COLUMNS);
        }
        int from = FIRST_VECTOR;
        for (int width = 1; width < Lanes.COUNT; width *= 2) {
            zip(from, from + Lanes.COUNT);
            from += Lanes.COUNT;
        }
        return from;
    }

    private void zip(int from, int to) {
        int half = Lanes.COUNT / 2;
        for (int i = 0; i < half; i++) {
            vectors.zip(LOWER, from + i, from + half + i);
            code.astore(to + 2 * i);
            vectors.zip(UPPER, from + i, from + half + i);
            code.astore(to + 2 * i + 1);
        }
    }

    private int swapped() {
        loadSwapped();
        int from = FIRST_VECTOR;
        for (int distance = Lanes.COUNT / 4; distance >= 1; distance /= 2) {
            for (int row = 0; row < Lanes.COUNT; row++) {
                if ((row & distance) == 0) {
                    swap(from + row, distance, from + Lanes.COUNT + row);
                }
            }
            from += Lanes.COUNT;
        }
        return from;
    }

    /// Half a row and half of that half a square further on: what is loaded of the other half is not used.
    private void loadSwapped() {
        int half = Lanes.COUNT / 2;
        for (int row = 0; row < Lanes.COUNT; row++) {
            loadRow(row, 0);
            code.astore(FIRST_VECTOR + row);
            loadRow(row, row < half ? half : -half);
            code.astore(FIRST_VECTOR + Lanes.COUNT + row);
            next(COLUMNS);
        }
        for (int row = 0; row < half; row++) {
            int shifted = FIRST_VECTOR + Lanes.COUNT + row;
            code.aload(FIRST_VECTOR + row).aload(shifted + half);
            vectors.blend(Swaps.upperBy(half));
            code.aload(shifted).aload(FIRST_VECTOR + half + row);
            vectors.blend(Swaps.upperBy(half));
            code.astore(FIRST_VECTOR + half + row).astore(FIRST_VECTOR + row);
        }
    }

    private void swap(int row, int distance, int to) {
        code.aload(row).aload(row + distance);
        vectors.up(distance);
        vectors.blend(Swaps.upperBy(distance));
        code.astore(to);
        code.aload(row);
        vectors.down(distance);
        code.aload(row + distance);
        vectors.blend(Swaps.upperBy(distance));
        code.astore(to + distance);
    }
}
