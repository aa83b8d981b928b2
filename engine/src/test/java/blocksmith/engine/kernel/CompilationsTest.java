package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompilationsTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final List<String> made = new CopyOnWriteArrayList<>();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private CompilationRequest gateRequest = CompilationRequest.of(List.of());

    /// A piece of work; the fast form has the name of the shape that it was made for.
    private record Work(String name) {
        int length() {
            return name.length();
        }
    }

    private Prepared<Work> code(String name) {
        return new Prepared<>(new Work("plain"), new Recipe<>(() -> {
            made.add(name);
            return new Work(name);
        }, () -> (work, _) -> work.length()));
    }

    /// Keeps the thread that makes code hot until the gate is open.
    private Prepared<Work> gatekeeper() {
        return new Prepared<>(new Work("plain"), new Recipe<>(() -> new Work("gate"), () -> (_, _) -> pass()));
    }

    private void pass() {
        arrived.countDown();
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @BeforeEach
    void closeTheGate() throws InterruptedException {
        gateRequest = CompilationRequest.of(List.of(gatekeeper()));
        assertTrue(arrived.await(LONGEST.toSeconds(), TimeUnit.SECONDS), "nothing is compiled");
    }

    @AfterEach
    void openTheGate() {
        gate.countDown();
        gateRequest.close();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "waited too long");
            Thread.sleep(5);
        }
    }

    @Test
    void whatIsAskedForLastComesFirst() throws InterruptedException {
        var earlier = List.<GeneratedCode>of(code("a"), code("b"));
        var later = List.<GeneratedCode>of(code("c"), code("d"));
        try (var _ = CompilationRequest.of(earlier); var _ = CompilationRequest.of(later)) {
            gate.countDown();
            await(() -> CodeState.of(earlier) == CodeState.FAST);
        }
        assertEquals(List.of("c", "d", "a", "b"), made);
    }

    @Test
    void theFastFormTakesThePlaceOfThePlainOne() throws InterruptedException {
        var code = code("fast");
        assertEquals(CodeState.PENDING, code.state());
        assertEquals("plain", code.current().name());
        try (var _ = CompilationRequest.of(List.of(code))) {
            gate.countDown();
            await(() -> code.state() == CodeState.FAST);
        }
        assertEquals("fast", code.current().name());
    }

    @Test
    void whatRunsMeanwhileIsMadeFastToo() throws InterruptedException {
        var form = Meanwhile.form();
        assertEquals(CodeState.PENDING, form.state());
        try (var _ = CompilationRequest.of(List.of(form))) {
            gate.countDown();
            await(() -> form.state() == CodeState.FAST);
        }
        assertEquals(Meanwhile.Form.BY_VECTORS, form.current());
    }

    @Test
    void whatNobodyAsksForAnyMoreIsNotBegun() throws InterruptedException {
        var wanted = code("wanted");
        var givenUp = code("given up");
        try (var _ = CompilationRequest.of(List.of(wanted))) {
            CompilationRequest.of(List.of(givenUp)).close();
            gate.countDown();
            await(() -> wanted.state() == CodeState.FAST);
        }
        assertEquals(List.of("wanted"), made);
        assertEquals(CodeState.PENDING, givenUp.state());
    }

    @Test
    void whatIsForgottenIsNotBegun() throws InterruptedException {
        var wanted = code("wanted");
        try (var _ = CompilationRequest.of(List.of(wanted))) {
            var forgotten = new WeakReference<>(CompilationRequest.of(List.of(code("forgotten"))));
            await(() -> {
                System.gc();
                return forgotten.refersTo(null);
            });
            gate.countDown();
            await(() -> wanted.state() == CodeState.FAST);
        }
        assertEquals(List.of("wanted"), made);
    }

    @Test
    void whatTwoAskForIsMadeOnce() throws InterruptedException {
        var code = code("once");
        try (var _ = CompilationRequest.of(List.of(code)); var _ = CompilationRequest.of(List.of(code))) {
            gate.countDown();
            await(() -> code.state() == CodeState.FAST);
        }
        assertEquals(List.of("once"), made);
    }

    @Test
    void codeThatCannotBeMadeRemainsPlainAndKeepsNoOtherFromBeingMade() throws InterruptedException {
        var earlier = code("earlier");
        var unmade = failing(() -> {
            throw new IllegalArgumentException("Code length");
        }, () -> (work, _) -> work.length());
        var uncalled = failing(() -> new Work("uncalled"), () -> (_, _) -> {
            throw new IllegalStateException("Cannot be called");
        });
        var later = code("later");
        try (var _ = CompilationRequest.of(List.of(earlier, unmade, uncalled, later))) {
            gate.countDown();
            await(() -> earlier.state() == CodeState.FAST && later.state() == CodeState.FAST);
            await(() -> unmade.state() == CodeState.PLAIN && uncalled.state() == CodeState.PLAIN);
        }
        assertEquals("plain", unmade.current().name());
        assertEquals("plain", uncalled.current().name());
    }

    private static Prepared<Work> failing(Supplier<Work> code, Supplier<Call<Work>> calls) {
        return new Prepared<>(new Work("plain"), new Recipe<>(code, calls));
    }

    @Test
    void codeThatKeepsMakingObjectsIsTriedThreeTimesAndSaysSo() {
        var kept = new Work[1];
        var recipe = new Recipe<>(() -> {
            made.add("again");
            return new Work("wasteful");
        }, () -> (work, _) -> kept[0] = new Work(work.name()));
        var code = new Prepared<>(new Work("plain"), recipe);
        var rehearsal = new Rehearsal<>(code, recipe, 1);
        while (rehearsal.goesOn()) {
            assertEquals(CodeState.PENDING, code.state());
        }
        assertEquals(CodeState.PLAIN, code.state());
        assertEquals("plain", code.current().name());
        assertEquals(List.of("again", "again", "again"), made);
        assertEquals(CodeState.PLAIN, CodeState.of(List.of(code)));
    }

    @Test
    void aKernelWaitsAsLongAsAnyOfItsCodeDoes() {
        assertEquals(CodeState.FAST, CodeState.of(List.of()));
        assertEquals(CodeState.PENDING, CodeState.of(List.of(code("a"), code("b"))));
    }
}
