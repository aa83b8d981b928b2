package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Of matrices that squares divide and of others, by code for their rows and by code for any.
@ExtendWith(ColdCode.class)
class TranspositionTest {
    private static final int OFFSET = 3;

    @ParameterizedTest
    @CsvSource({"64, 48", "33, 17", "16, 16", "17, 31", "100, 31", "7, 40", "40, 7", "1, 1"})
    void allRowsAreTurned(int rows, int columns) {
        int sourceRow = columns + 5;
        int targetRow = rows + 2;
        var expected = expected(rows, columns, sourceRow, targetRow);
        assertArrayEquals(expected, byRows(Transposition.any(sourceRow, targetRow), rows, columns));
        assertArrayEquals(expected,
                byRows(Transposition.of(rows, columns, sourceRow, targetRow), rows, columns));
    }

    @ParameterizedTest
    @CsvSource({"64, 48", "33, 17", "16, 16", "17, 31", "100, 31", "7, 40", "40, 7", "1, 1"})
    void allColumnsAreTurned(int rows, int columns) {
        int sourceRow = columns + 5;
        int targetRow = rows + 2;
        var expected = expected(rows, columns, sourceRow, targetRow);
        assertArrayEquals(expected, byColumns(Transposition.any(sourceRow, targetRow), rows, columns));
        assertArrayEquals(expected,
                byColumns(Transposition.of(rows, columns, sourceRow, targetRow), rows, columns));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTileBecomesFast(boolean isOfKnownRows) throws InterruptedException {
        var strides = isOfKnownRows ? Optional.of(new Tile.Strides(40, 50)) : Optional.<Tile.Strides>empty();
        Rehearsed.assertBecomesFast(TileCode::turnPlainly, TileCode.recipe(strides));
    }

    private static float[] byRows(Transposition turning, int rows, int columns) {
        var made = new float[OFFSET + columns * turning.targetRow()];
        turning.rows(matrix(rows * turning.sourceRow()), OFFSET, rows, columns, made, OFFSET);
        return made;
    }

    private static float[] byColumns(Transposition turning, int rows, int columns) {
        var made = new float[OFFSET + columns * turning.targetRow()];
        for (int column = 0; column < columns; column += Transposition.BLOCK) {
            turning.columns(matrix(rows * turning.sourceRow()), OFFSET, rows, columns, column, made, OFFSET);
        }
        return made;
    }

    private static float[] expected(int rows, int columns, int sourceRow, int targetRow) {
        var matrix = matrix(rows * sourceRow);
        var expected = new float[OFFSET + columns * targetRow];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                expected[OFFSET + column * targetRow + row] = matrix[OFFSET + row * sourceRow + column];
            }
        }
        return expected;
    }

    private static float[] matrix(int count) {
        var matrix = new float[OFFSET + count];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = i + 1;
        }
        return matrix;
    }
}
