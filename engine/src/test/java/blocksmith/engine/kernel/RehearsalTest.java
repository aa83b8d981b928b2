package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often code is called until the compiler wants it.
class RehearsalTest {
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(300);

    /// The turns of all calls of code that never becomes fast, for a moment.
    private static List<Integer> turns(double scale) throws InterruptedException {
        var all = new ArrayList<Integer>();
        var kept = new Object[1];
        Call<Object> call = (_, turns) -> {
            kept[0] = new int[4];
            all.add(turns);
        };
        var recipe = new Recipe<>(Object::new, () -> call, scale);
        var rehearsal = new Rehearsal<>(new Prepared<>(new Object(), recipe), recipe, Rehearsal.NANOS_A_TRY);
        long until = System.nanoTime() + MOMENT;
        while (System.nanoTime() < until) {
            rehearsal.goesOn();
            Thread.sleep(1);
        }
        return all;
    }

    /// In rounds of eight calls; a longer rest follows.
    @ParameterizedTest
    @CsvSource({"0.01, 2", "0.025, 4", "0.001, 1"})
    void codeIsCalledAsOftenAsTheCompilerWants(double scale, int rounds) throws InterruptedException {
        var turns = turns(scale);
        assertEquals(8L * rounds, turns.stream().filter(turn -> turn == Call.MANY).count());
        assertTrue(turns.stream().filter(turn -> turn == 1).count() > 8, "it is looked at by short calls");
        assertEquals(List.of(), turns.stream().filter(turn -> turn != 1 && turn != Call.MANY).toList());
    }
}
