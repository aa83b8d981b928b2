package blocksmith.engine.kernel;

/// What a [DepthwiseBlock] is made for: outputs form a grid, and so do taps. Its vectors are of channels that follow each
/// other, or of neighbours in a plane, one channel's.
///
/// @param down       in rows
/// @param across     in floats
/// @param inside     which floats of a row are of the image: taps on others count nothing
/// @param pitch      floats from one row of inputs to the next in a plane; 0 where vectors are of channels, and rows stand
///                   anywhere
/// @param toRow      floats from one output to the one below
/// @param toColumn   floats from one output to the one beside
/// @param weightStep floats from the weights of one tap to those of the next: 1 in a plane
record DepthwiseShape(Axis down, Axis across, Inside inside, int pitch, int toRow, int toColumn, int weightStep,
        Clamp clamp) {

    private static final int MOST_TAPS_IN_ORDER = 81;

    /// @param outputs along the axis
    /// @param taps    along the axis
    /// @param step    from the window of one output to that of the next
    /// @param tapStep from one tap to the next
    record Axis(int outputs, int taps, int step, int tapStep) {

        /// From the first input to the one under a tap.
        int input(int output, int tap) {
            return output * step + tap * tapStep;
        }

        /// From the first input to the end of the last.
        int reach() {
            return input(outputs - 1, taps - 1) + 1;
        }
    }

    /// @param first from the first input of a row to the first that is inside
    /// @param end   to the one after the last
    record Inside(int first, int end) {

        boolean has(int input) {
            return first <= input && input < end;
        }
    }

    /// Some rows of a plane, one column of vectors.
    static DepthwiseShape ofPlane(Axis down, Axis across, int pitch, int toRow, Clamp clamp) {
        return new DepthwiseShape(down, across, new Inside(0, across.reach()), pitch, toRow, 0, 1, clamp);
    }

    boolean isOfPlane() {
        return pitch > 0;
    }

    /// Whether registers are few and fences keep loads in order ([Registers#FENCES_ARE_FREE]): that is more code, too much for the
    /// compiler with larger windows.
    boolean isInOrder() {
        return Registers.FENCES_ARE_FREE && taps() <= MOST_TAPS_IN_ORDER;
    }

    int outputs() {
        return down.outputs() * across.outputs();
    }

    int taps() {
        return down.taps() * across.taps();
    }

    /// The row of a tap, counted in the order in which they are added.
    int tapRow(int tap) {
        return tap % down.taps();
    }

    /// The column of a tap, counted likewise.
    int tapColumn(int tap) {
        return tap / down.taps();
    }

    /// From the bias to the weights of a tap.
    int weight(int tapRow, int tapColumn) {
        return (1 + tapRow * across.taps() + tapColumn) * weightStep;
    }

    /// From the first output to the one in `row` and `column`.
    int output(int row, int column) {
        return row * toRow + column * toColumn;
    }
}
