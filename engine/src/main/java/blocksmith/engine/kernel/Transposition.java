package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Transposes matrices in blocks of eight by eight: their rows may lie a page apart, where the nearest cache holds no
/// more than eight of them.
///
/// A block is turned in registers, three times zipping each row with the one half a block further on: the perfect
/// shuffle (Stone 1971, section III). Blocks of sixteen are more code than the compiler takes in one method, and were
/// four times slower than no vectors at all.
final class Transposition {
    /// Rows and columns of a block.
    static final int BLOCK = 8;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    private static final VectorShuffle<Float> LOW = VectorShuffle.makeZip(SPECIES, 0);
    private static final VectorShuffle<Float> HIGH = VectorShuffle.makeZip(SPECIES, 1);
    private static final boolean IN_REGISTERS = Lanes.COUNT >= BLOCK;

    private Transposition() {
    }

    /// Transposes the columns `first` to `first + 8`, as far as there are any, of a matrix of `rows` by `columns`.
    static void columns(float[] from, int fromOffset, int rows, int columns, int first, float[] to, int toOffset) {
        if (IN_REGISTERS && rows >= BLOCK && columns >= BLOCK) {
            wholeBlocks(from, fromOffset, rows, columns, Math.min(first, columns - BLOCK), to, toOffset);
        } else {
            elements(from, fromOffset, rows, columns, first, to, toOffset);
        }
    }

    /// The last block overlaps the one before where eight do not divide the rows: the same values, stored again.
    private static void wholeBlocks(float[] from, int fromOffset, int rows, int columns, int column, float[] to,
            int toOffset) {
        for (int next = 0; next < rows; next += BLOCK) {
            int row = Math.min(next, rows - BLOCK);
            block(from, fromOffset + row * columns + column, columns, to, toOffset + column * rows + row, rows);
        }
    }

    private static void elements(float[] from, int fromOffset, int rows, int columns, int first, float[] to,
            int toOffset) {
        int end = Math.min(first + BLOCK, columns);
        for (int next = 0; next < rows; next += BLOCK) {
            int endRow = Math.min(next + BLOCK, rows);
            for (int column = first; column < end; column++) {
                for (int row = next; row < endRow; row++) {
                    to[toOffset + column * rows + row] = from[fromOffset + row * columns + column];
                }
            }
        }
    }

    private static FloatVector load(float[] from, int offset) {
        return FloatVector.fromArray(SPECIES, from, offset);
    }

    private static void block(float[] from, int source, int columns, float[] to, int target, int rows) {
        var r0 = load(from, source);
        var r1 = load(from, source + columns);
        var r2 = load(from, source + 2 * columns);
        var r3 = load(from, source + 3 * columns);
        var r4 = load(from, source + 4 * columns);
        var r5 = load(from, source + 5 * columns);
        var r6 = load(from, source + 6 * columns);
        var r7 = load(from, source + 7 * columns);
        var a0 = r0.rearrange(LOW, r4);
        var a1 = r0.rearrange(HIGH, r4);
        var a2 = r1.rearrange(LOW, r5);
        var a3 = r1.rearrange(HIGH, r5);
        var a4 = r2.rearrange(LOW, r6);
        var a5 = r2.rearrange(HIGH, r6);
        var a6 = r3.rearrange(LOW, r7);
        var a7 = r3.rearrange(HIGH, r7);
        var b0 = a0.rearrange(LOW, a4);
        var b1 = a0.rearrange(HIGH, a4);
        var b2 = a1.rearrange(LOW, a5);
        var b3 = a1.rearrange(HIGH, a5);
        var b4 = a2.rearrange(LOW, a6);
        var b5 = a2.rearrange(HIGH, a6);
        var b6 = a3.rearrange(LOW, a7);
        var b7 = a3.rearrange(HIGH, a7);
        var c0 = b0.rearrange(LOW, b4);
        var c1 = b0.rearrange(HIGH, b4);
        var c2 = b1.rearrange(LOW, b5);
        var c3 = b1.rearrange(HIGH, b5);
        var c4 = b2.rearrange(LOW, b6);
        var c5 = b2.rearrange(HIGH, b6);
        var c6 = b3.rearrange(LOW, b7);
        var c7 = b3.rearrange(HIGH, b7);
        c0.intoArray(to, target);
        c1.intoArray(to, target + rows);
        c2.intoArray(to, target + 2 * rows);
        c3.intoArray(to, target + 3 * rows);
        c4.intoArray(to, target + 4 * rows);
        c5.intoArray(to, target + 5 * rows);
        c6.intoArray(to, target + 6 * rows);
        c7.intoArray(to, target + 7 * rows);
    }
}
