package blocksmith.engine.kernel;

/// What a [DepthwiseBlock] is made for. Outputs form a grid, and so do taps.
///
/// @param rows       of outputs
/// @param columns    of outputs
/// @param row        floats from the inputs of one output to those of the one below
/// @param column     floats from the inputs of one output to those of the one beside
/// @param toRow      floats from one output to the one below
/// @param toColumn   floats from one output to the one beside
/// @param tapRows    of the window
/// @param tapColumns of the window
/// @param tapRow     floats from one tap to the one below
/// @param tapColumn  floats from one tap to the one beside
/// @param weightStep floats from the weights of one tap to those of the next
record DepthwiseShape(int rows, int columns, int row, int column, int toRow, int toColumn, int tapRows, int tapColumns,
        int tapRow, int tapColumn, int weightStep, Clamp clamp) {

    int outputs() {
        return rows * columns;
    }

    int taps() {
        return tapRows * tapColumns;
    }

    /// From the first input of the first output to what tap `tap` of output `output` reads.
    int input(int output, int tap) {
        return output / columns * row + output % columns * column + tap / tapColumns * tapRow
                + tap % tapColumns * tapColumn;
    }

    /// From the first output to output `output`.
    int output(int output) {
        return output / columns * toRow + output % columns * toColumn;
    }
}
