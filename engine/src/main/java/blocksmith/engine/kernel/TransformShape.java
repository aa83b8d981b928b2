package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;

/// What a [Transform] is made for: `rows · input · columnsᵀ`, of vectors on a grid.
///
/// @param inColumn  floats from one column of the input to the next
/// @param inside    which columns of the input there are: others are zeros
/// @param outRow    floats from one row of the result to the next
/// @param outColumn the same of the result
/// @param ending    what is done to the result
record TransformShape(Matrix rows, Matrix columns, int inColumn, Extent inside, int outRow, int outColumn,
        Ending ending) {

    /// Columns from `first` on, before `end`.
    record Extent(int first, int end) {

        static Extent all(Matrix columns) {
            return new Extent(0, columns.width());
        }

        boolean has(int column) {
            return first <= column && column < end;
        }
    }

    /// What is done to a result before it is stored.
    ///
    /// @param bias whether a number is added to each channel
    record Ending(Bias bias, Residual residual, Clamp clamp) {
        static final Ending NONE = new Ending(Bias.NONE, Residual.NONE, Clamp.NONE);
    }

    /// Whether a number is added to each channel.
    enum Bias {
        NONE, ADDED
    }

    /// Floats that stand between the two products.
    int scratchFloats() {
        return rows.height() * columns.width() * Lanes.COUNT;
    }
}
