package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/// Writes an [AddingTile]: what [TileCode] has turned in registers is added to before it is stored.
final class AddingTileCode {
    private static final MethodTypeDesc TURN = MethodTypeDesc.of(CD_void, VectorCode.FLOATS, CD_int, CD_int,
            VectorCode.FLOATS, CD_int, VectorCode.FLOATS, CD_int, CD_int, CD_int);
    // the first two parameters are those of a Tile
    private static final int SOURCE = 2;
    private static final int NEXT_SOURCE = 3;
    private static final int TO = 4;
    private static final int TARGET = 5;
    private static final int ADDED = 6;
    private static final int ADDED_AT = 7;
    private static final int NEXT = 8;
    private static final int COUNT = 9;
    private static final int LEAST = TileCode.OTHERS;
    private static final int GREATEST = LEAST + 1;
    private static final Known<AddingTile.Shape, AddingTile> KNOWN = new Known<>(AddingTileCode::prepared);

    private final CodeBuilder code;
    private final VectorCode vectors;
    private final AddingTile.Shape shape;

    private AddingTileCode(VectorCode vectors, AddingTile.Shape shape) {
        this.code = vectors.code();
        this.vectors = vectors;
        this.shape = shape;
    }

    static Prepared<AddingTile> of(AddingTile.Shape shape) {
        return KNOWN.of(shape);
    }

    static AddingTile tile(AddingTile.Shape shape) {
        return VectorCode.define(AddingTile.class, "turn", TURN, vectors -> new AddingTileCode(vectors, shape).body());
    }

    private static Prepared<AddingTile> prepared(AddingTile.Shape shape) {
        return new Prepared<>(plain(shape), recipe(shape));
    }

    static Recipe<AddingTile> recipe(AddingTile.Shape shape) {
        return new Recipe<>(() -> tile(shape), () -> call(shape.strides()));
    }

    private static Call<AddingTile> call(Tile.Strides strides) {
        var squares = new float[(Lanes.COUNT - 1) * strides.columns() + Call.MANY * Lanes.COUNT];
        var turned = new float[(Lanes.COUNT - 1) * strides.rows() + Call.MANY * Lanes.COUNT];
        var added = new float[turned.length];
        return (tile, turns) -> tile.turn(squares, 0, Lanes.COUNT, turned, 0, added, 0, Lanes.COUNT, turns);
    }

    static AddingTile plain(AddingTile.Shape shape) {
        int columns = shape.strides().columns();
        int rows = shape.strides().rows();
        return (from, source, nextSource, to, target, added, addedAt, next, count) -> {
            for (int i = 0; i < count; i++) {
                for (int column = 0; column < Lanes.COUNT; column++) {
                    for (int row = 0; row < Lanes.COUNT; row++) {
                        int further = i * next + column * rows + row;
                        to[target + further] = shape.clamp()
                                .of(from[source + i * nextSource + row * columns + column] + added[addedAt + further]);
                    }
                }
            }
        };
    }

    private void body() {
        var tile = new TileCode(vectors, Optional.of(shape.strides()));
        tile.begin();
        if (shape.clamp().hasLeast()) {
            vectors.given(shape.clamp().least(), LEAST);
        }
        if (shape.clamp().hasGreatest()) {
            vectors.given(shape.clamp().greatest(), GREATEST);
        }
        tile.each(TARGET, NEXT, COUNT, () -> {
            int turned = tile.turned();
            int value = turned + Lanes.COUNT;
            for (int row = 0; row < Lanes.COUNT; row++) {
                code.aload(turned + row);
                vectors.load(ADDED, ADDED_AT, shape.strides().rows() * row);
                vectors.binary("add");
                vectors.limit(shape.clamp(), LEAST, GREATEST, value);
                vectors.store(TO, TARGET, shape.strides().rows() * row);
            }
            code.iload(SOURCE).iload(NEXT_SOURCE).iadd().istore(SOURCE);
            code.iload(ADDED_AT).iload(NEXT).iadd().istore(ADDED_AT);
        });
        code.return_();
    }
}
