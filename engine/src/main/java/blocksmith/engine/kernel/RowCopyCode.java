package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.lang.constant.MethodTypeDesc;

/// Writes a [RowCopy] as a class of its own: a loop over rows, all vectors of a row one after the other, the last where the row
/// ends. A loop over vectors would take as long as they do.
final class RowCopyCode {
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, VectorCode.FLOATS, CD_int, VectorCode.FLOATS,
            CD_int, CD_int);
    /// Of a row: longer ones the system copies as fast.
    private static final int MOST_VECTORS = 32;
    private static final int FROM = 1;
    private static final int FIRST = 2;
    private static final int TO = 3;
    private static final int PLACE = 4;
    private static final int ROWS = 5;
    private static final int NEXT = 6;
    /// Of a call that is there for the compiler, which counts rows: as many as take little memory.
    private static final int MOST_ROWS = 8;
    private static final int MOST_FLOATS = 32 << 10;
    private static final Known<RowCopy.Shape, RowCopy> KNOWN = new Known<>(RowCopyCode::prepared);

    private RowCopyCode() {
    }

    static Prepared<RowCopy> of(RowCopy.Shape shape) {
        return KNOWN.of(shape);
    }

    private static Prepared<RowCopy> prepared(RowCopy.Shape shape) {
        if (shape.length() == shape.from() && shape.length() == shape.to()) {
            return Prepared.asFastAsAny((from, first, to, place, rows) -> System.arraycopy(from, first, to, place,
                    rows * shape.length()));
        }
        return shape.length() > MOST_VECTORS * Lanes.COUNT
                ? Prepared.asFastAsAny(plain(shape))
                : new Prepared<>(plain(shape), new Recipe<>(() -> copy(shape), () -> call(shape)));
    }

    static RowCopy copy(RowCopy.Shape shape) {
        return VectorCode.define(RowCopy.class, "run", RUN, vectors -> body(vectors, shape));
    }

    static RowCopy plain(RowCopy.Shape shape) {
        return (from, first, to, place, rows) -> {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(from, first + row * shape.from(), to, place + row * shape.to(), shape.length());
            }
        };
    }

    private static Call<RowCopy> call(RowCopy.Shape shape) {
        int rows = Math.clamp(MOST_FLOATS / Math.max(shape.from(), shape.to()), 2, MOST_ROWS);
        var from = new float[(rows - 1) * shape.from() + shape.length()];
        var to = new float[(rows - 1) * shape.to() + shape.length()];
        return (copy, turns) -> {
            for (int done = 0; done < turns; done += rows) {
                copy.run(from, 0, to, 0, Math.min(rows, turns - done));
            }
        };
    }

    private static void body(VectorCode vectors, RowCopy.Shape shape) {
        var code = vectors.code();
        code.iconst_0().istore(NEXT);
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next);
        code.iload(NEXT).iload(ROWS).if_icmpge(end);
        row(vectors, shape.length());
        code.iload(FIRST).loadConstant(shape.from()).iadd().istore(FIRST);
        code.iload(PLACE).loadConstant(shape.to()).iadd().istore(PLACE);
        code.iinc(NEXT, 1);
        code.goto_(next);
        code.labelBinding(end);
        code.return_();
    }

    private static void row(VectorCode vectors, int length) {
        int last = length - Lanes.COUNT;
        for (int at = 0; at < length; at += Lanes.COUNT) {
            vectors.load(FROM, FIRST, Math.min(at, last));
            vectors.store(TO, PLACE, Math.min(at, last));
        }
    }
}
