package blocksmith.engine.kernel;

import java.util.SortedSet;
import java.util.TreeSet;

/// What a [DepthwiseBlock] is made for: outputs form a grid, and so do taps. Its vectors are of channels that follow each
/// other, or of neighbours in a plane, one channel's.
///
/// @param down         in rows
/// @param across       in floats
/// @param insideDown   which rows are of the image: taps on others count nothing
/// @param insideAcross which floats of a row are of the image: taps on others count nothing; in a plane they meet zeros
/// @param pitch        floats from one row of inputs to the next in a plane; 0 where vectors are of channels, and rows stand
///                     anywhere
/// @param toRow        floats from one output to the one below
/// @param toColumn     floats from one output to the one beside
/// @param weightStep   floats from the weights of one tap to those of the next: 1 in a plane
record DepthwiseShape(Axis down, Axis across, Inside insideDown, Inside insideAcross, int pitch, int toRow,
        int toColumn, int weightStep, Clamp clamp) {

    private static final int MOST_TAPS_IN_ORDER = 81;
    private static final float ALL_BITS = Float.intBitsToFloat(-1);

    /// @param outputs along the axis
    /// @param taps    along the axis
    /// @param step    from the window of one output to that of the next
    /// @param tapStep from one tap to the next
    record Axis(int outputs, int taps, int step, int tapStep) {

        /// From the first input to the one under a tap.
        int input(int output, int tap) {
            return output * step + tap * tapStep;
        }

        /// Those that outputs have under taps, in order.
        SortedSet<Integer> inputs() {
            var inputs = new TreeSet<Integer>();
            for (int output = 0; output < outputs; output++) {
                for (int tap = 0; tap < taps; tap++) {
                    inputs.add(input(output, tap));
                }
            }
            return inputs;
        }

        /// From the first input to the end of the last.
        int reach() {
            return input(outputs - 1, taps - 1) + 1;
        }
    }

    /// @param first from the first input to the first that is inside
    /// @param end   to the one after the last
    record Inside(int first, int end) {
        static final Inside EVERYTHING = new Inside(0, Integer.MAX_VALUE);

        boolean has(int input) {
            return first <= input && input < end;
        }
    }

    /// Channels that follow each other: rows above and below the image are of zeros.
    static DepthwiseShape ofChannels(Axis down, Axis across, Inside inside, int toRow, int channels, Clamp clamp) {
        return new DepthwiseShape(down, across, Inside.EVERYTHING, inside, 0, toRow, channels, channels, clamp);
    }

    /// Some rows of a plane, one column of vectors.
    ///
    /// @param insideDown   counted from the first row that windows reach over
    /// @param insideAcross counted from the first input of a row's first window
    /// @param toRow        as many as a row has outputs
    static DepthwiseShape ofPlane(Axis down, Axis across, Inside insideDown, Inside insideAcross, int pitch, int toRow,
            Clamp clamp) {
        return new DepthwiseShape(down, across, insideDown, insideAcross, pitch, toRow, 0, 1, clamp);
    }

    boolean isOfPlane() {
        return pitch > 0;
    }

    /// Whether fences keep loads in order, which are free for some processors only ([Registers#FENCES_ARE_FREE]): that is more code, too
    /// much for the compiler with larger windows. Of planes wherever they are, for then inputs are read where they stand; of channels only
    /// where registers are few, too, for with many it takes a tenth longer.
    boolean isInOrder() {
        boolean hasFences = isOfPlane() ? Registers.FENCES_ARE_FREE : Registers.NEED_FENCES;
        return hasFences && taps() <= MOST_TAPS_IN_ORDER;
    }

    /// Whether inputs of a column are loaded. In a plane always: there a column is a distance from the first input of each window, and
    /// masks keep out what is beside the row.
    boolean isRead(int column) {
        return isOfPlane() || insideAcross.has(column);
    }

    /// Whether a tap of a plane's window is beside the image for some outputs of a row: then inputs meet a mask.
    boolean isMasked(int tapColumn) {
        int first = across.input(0, tapColumn);
        return isOfPlane() && !(insideAcross.has(first) && insideAcross.has(first + toRow - 1));
    }

    /// From the first mask to that of a tap.
    int mask(int tapColumn) {
        int masks = 0;
        for (int before = 0; before < tapColumn; before++) {
            masks += isMasked(before) ? 1 : 0;
        }
        return masks * floatsOfMask();
    }

    /// For each tap that [#isMasked] as many floats as a row has outputs, in whole vectors: all bits where its input is of the image,
    /// and none where it is not.
    float[] masks() {
        var masks = new float[mask(across.taps())];
        for (int tapColumn = 0; tapColumn < across.taps(); tapColumn++) {
            for (int output = 0; output < floatsOfMask() && isMasked(tapColumn); output++) {
                boolean isInside = insideAcross.has(output + across.input(0, tapColumn));
                masks[mask(tapColumn) + output] = isInside ? ALL_BITS : 0;
            }
        }
        return masks;
    }

    private int floatsOfMask() {
        return Math.ceilDiv(toRow, Lanes.COUNT) * Lanes.COUNT;
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
