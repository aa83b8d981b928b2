package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What turning, adding and limiting one after the other make: the same bits.
@ExtendWith(ColdCode.class)
class TurnedAdditionTest {
    private static final float[] SPECIAL = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, -0f,
        Float.MAX_VALUE, 6, -Float.MIN_VALUE};

    static Stream<Clamp> clamps() {
        return Stream.of(Clamp.NONE, new Clamp(0, Float.POSITIVE_INFINITY), new Clamp(0, 6), new Clamp(-1, 1));
    }

    @ParameterizedTest
    @MethodSource("clamps")
    void generatedCodeMakesTheBitsOfThePlainForm(Clamp clamp) {
        var shape = new AddingTile.Shape(new Tile.Strides(40, 50), clamp);
        int squares = 3;
        var matrix = numbers(squares * Lanes.COUNT * 40, 1);
        var added = numbers(Lanes.COUNT * 50 + squares * Lanes.COUNT + 3, 2);
        var expected = numbers(added.length, 3);
        var made = expected.clone();
        int next = Lanes.COUNT * 40;
        AddingTileCode.plain(shape).turn(matrix, 5, next, expected, 2, added, 3, Lanes.COUNT, squares);
        AddingTileCode.tile(shape).turn(matrix, 5, next, made, 2, added, 3, Lanes.COUNT, squares);
        assertSameBits(expected, made);
    }

    @Test
    void itBecomesFast() throws InterruptedException {
        var shape = new AddingTile.Shape(new Tile.Strides(40, 50), new Clamp(0, 6));
        Rehearsed.assertBecomesFast(AddingTileCode.plain(shape), AddingTileCode.recipe(shape));
    }

    /// Of matrices with squares and without, which need not divide them.
    @ParameterizedTest
    @CsvSource({"64,48", "33,17", "16,16", "100,31", "7,40", "40,7", "1,1"})
    void allColumnsAreTurnedAndAddedTo(int rows, int columns) {
        var clamp = new Clamp(-2, 2);
        int sourceRow = columns + 3;
        int targetRow = rows + 5;
        var matrix = numbers(rows * sourceRow, 4);
        var added = numbers(columns * targetRow, 5);
        var expected = new float[columns * targetRow];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                int at = column * targetRow + row;
                expected[at] = clamp.of(matrix[row * sourceRow + column] + added[at]);
            }
        }
        var made = new float[columns * targetRow];
        var addition = TurnedAddition.of(sourceRow, targetRow, clamp);
        for (int column = 0; column < columns; column += Transposition.BLOCK) {
            addition.columns(matrix, 0, rows, columns, column, made, 0, added, 0);
        }
        assertSameBits(expected, made);
    }

    @Test
    void columnsAreTurnedWhereMatricesBegin() {
        var matrix = numbers(Lanes.COUNT * Lanes.COUNT + 1, 6);
        var added = numbers(Lanes.COUNT * Lanes.COUNT + 2, 7);
        var made = new float[Lanes.COUNT * Lanes.COUNT + 3];
        TurnedAddition.of(Lanes.COUNT, Lanes.COUNT, Clamp.NONE)
                .columns(matrix, 1, Lanes.COUNT, Lanes.COUNT, 0, made, 3, added, 2);
        var expected = new float[made.length];
        for (int i = 0; i < Lanes.COUNT * Lanes.COUNT; i++) {
            expected[3 + i] = matrix[1 + i % Lanes.COUNT * Lanes.COUNT + i / Lanes.COUNT] + added[2 + i];
        }
        assertSameBits(expected, made);
    }

    private static float[] numbers(int count, int seed) {
        var random = new Random(seed);
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextInt(5) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextFloat(-4, 4);
        }
        return numbers;
    }

    /// But for which number that is none it is.
    private static void assertSameBits(float[] expected, float[] made) {
        assertArrayEquals(bits(expected), bits(made));
    }

    private static int[] bits(float[] numbers) {
        var bits = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bits[i] = Float.floatToIntBits(numbers[i]);
        }
        return bits;
    }
}
