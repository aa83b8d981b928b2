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
    private static final MethodTypeDesc TURN = MethodTypeDesc.of(CD_void, VectorCode.FLOATS, CD_int,
            VectorCode.FLOATS, CD_int, VectorCode.FLOATS, CD_int);
    private static final int TO = 3;
    private static final int TARGET = 4;
    private static final int ADDED = 5;
    private static final int ADDED_AT = 6;
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
        return new Prepared<>(plain(shape), new Recipe<>(() -> tile(shape), () -> call(shape.strides())));
    }

    private static Call<AddingTile> call(Tile.Strides strides) {
        var square = new float[(Lanes.COUNT - 1) * strides.columns() + Lanes.COUNT];
        var turned = new float[(Lanes.COUNT - 1) * strides.rows() + Lanes.COUNT];
        return (tile, turns) -> {
            for (int i = 0; i < turns; i++) {
                tile.turn(square, 0, turned, 0, turned, 0);
            }
        };
    }

    static AddingTile plain(AddingTile.Shape shape) {
        int columns = shape.strides().columns();
        int rows = shape.strides().rows();
        return (from, source, to, target, added, addedAt) -> {
            for (int column = 0; column < Lanes.COUNT; column++) {
                for (int row = 0; row < Lanes.COUNT; row++) {
                    int further = column * rows + row;
                    to[target + further] = shape.clamp()
                            .of(from[source + row * columns + column] + added[addedAt + further]);
                }
            }
        };
    }

    private void body() {
        int turned = new TileCode(vectors, Optional.of(shape.strides())).turned();
        int least = turned + Lanes.COUNT;
        int greatest = least + 1;
        int value = greatest + 1;
        if (shape.clamp().hasLeast()) {
            vectors.given(shape.clamp().least(), least);
        }
        if (shape.clamp().hasGreatest()) {
            vectors.given(shape.clamp().greatest(), greatest);
        }
        for (int row = 0; row < Lanes.COUNT; row++) {
            code.aload(turned + row);
            vectors.load(ADDED, ADDED_AT, shape.strides().rows() * row);
            vectors.binary("add");
            vectors.limit(shape.clamp(), least, greatest, value);
            vectors.store(TO, TARGET, shape.strides().rows() * row);
        }
        code.return_();
    }
}
