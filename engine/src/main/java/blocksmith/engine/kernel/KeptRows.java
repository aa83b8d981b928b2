package blocksmith.engine.kernel;

/// Some neighbouring rows of an NHWC image, each where that which is so many rows above was before.
///
/// @param from   where they stand
/// @param first  a row that stands there first
/// @param count  rows that stand there at a time
/// @param length floats of a row
record KeptRows(int from, int first, int count, int length) {

    /// The rows that windows move over, all of an image.
    static KeptRows all(int from, Geometry geometry) {
        return new KeptRows(from, 0, geometry.rows().size(), geometry.inputRow());
    }

    /// Where a row stands.
    int at(int row) {
        return from + place(row) * length;
    }

    private int place(int row) {
        return Math.floorMod(row - first, count);
    }

    /// The row before which rows from `row` on follow each other.
    int following(int row) {
        return row - place(row) + count;
    }
}
