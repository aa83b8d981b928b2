package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/// Writes a [Tile] that turns its square in registers: each row is zipped with the one half a square further on, as often
/// as it takes to halve the square to one row (the perfect shuffle, Stone 1971, section III).
final class TileCode {
    private static final MethodTypeDesc TURN = MethodTypeDesc.of(CD_void, VectorCode.FLOATS, CD_int, CD_int,
            VectorCode.FLOATS, CD_int, CD_int);
    private static final int FROM = 1;
    private static final int SOURCE = 2;
    private static final int COLUMNS = 3;
    private static final int TO = 4;
    private static final int TARGET = 5;
    private static final int ROWS = 6;
    private static final int FIRST_VECTOR = 7;
    /// Of a call that makes it hot: there is no loop in it, whose rounds would count, and the compiler wants it after 5,000
    /// turns, or a tenth. Eight rounds of calls ([Rehearsal]) made 1,200 with one turn, and make 19,200 with sixteen.
    private static final int TURNS = 16;
    /// Any tile will do: there is one for each width of vectors.
    private static final Prepared<Tile> TILE = prepared();

    private TileCode() {
    }

    static Prepared<Tile> tile() {
        return TILE;
    }

    private static Prepared<Tile> prepared() {
        return new Prepared<>(TileCode::turnPlainly,
                new Recipe<>(() -> VectorCode.define(Tile.class, "turn", TURN, TileCode::body), TileCode::call));
    }

    private static Call<Tile> call() {
        var square = new float[Lanes.COUNT * Lanes.COUNT];
        var turned = new float[Lanes.COUNT * Lanes.COUNT];
        return tile -> {
            for (int i = 0; i < TURNS; i++) {
                tile.turn(square, 0, Lanes.COUNT, turned, 0, Lanes.COUNT);
            }
        };
    }

    private static void turnPlainly(float[] from, int source, int columns, float[] to, int target, int rows) {
        for (int row = 0; row < Lanes.COUNT; row++) {
            for (int column = 0; column < Lanes.COUNT; column++) {
                to[target + column * rows + row] = from[source + row * columns + column];
            }
        }
    }

    private static void body(CodeBuilder code) {
        var vectors = new VectorCode(code);
        for (int row = 0; row < Lanes.COUNT; row++) {
            vectors.load(FROM, SOURCE, 0);
            code.astore(FIRST_VECTOR + row);
            code.iload(SOURCE).iload(COLUMNS).iadd().istore(SOURCE);
        }
        int from = FIRST_VECTOR;
        for (int width = 1; width < Lanes.COUNT; width *= 2) {
            zip(code, vectors, from, from + Lanes.COUNT);
            from += Lanes.COUNT;
        }
        for (int row = 0; row < Lanes.COUNT; row++) {
            code.aload(from + row);
            vectors.store(TO, TARGET, 0);
            code.iload(TARGET).iload(ROWS).iadd().istore(TARGET);
        }
        code.return_();
    }

    private static void zip(CodeBuilder code, VectorCode vectors, int from, int to) {
        int half = Lanes.COUNT / 2;
        for (int i = 0; i < half; i++) {
            vectors.zip("LOWER", from + i, from + half + i);
            code.astore(to + 2 * i);
            vectors.zip("UPPER", from + i, from + half + i);
            code.astore(to + 2 * i + 1);
        }
    }
}
