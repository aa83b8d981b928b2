package blocksmith.engine.kernel;

/// What a [DepthwiseBlock] is made for: outputs form a grid, and so do taps.
///
/// @param down       in rows
/// @param across     in floats
/// @param inside     which floats of a row are of the image: taps on others count nothing
/// @param toRow      floats from one output to the one below
/// @param toColumn   floats from one output to the one beside
/// @param weightStep floats from the weights of one tap to those of the next
/// @param weightNext floats from the weights of one vector to those of the next
record DepthwiseShape(Axis down, Axis across, Inside inside, int toRow, int toColumn, int weightStep, int weightNext,
        Clamp clamp) {

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

    int outputs() {
        return down.outputs() * across.outputs();
    }

    int taps() {
        return down.taps() * across.taps();
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
