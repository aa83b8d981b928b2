package blocksmith.engine.tune;

import blocksmith.engine.kernel.CodeState;
import blocksmith.engine.kernel.CompilationRequest;
import blocksmith.engine.kernel.GeneratedCode;
import blocksmith.engine.kernel.Layout;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Choice;
import blocksmith.engine.plan.Preference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Measures the kernels that a layer could have, run by run in turn: each finds the caches full of what another left there,
/// as it does in a plan, and what disturbs the machine disturbs all. It begins when their code is hot.
final class Contest implements AutoCloseable {
    private static final long WARM_UP = TimeUnit.MILLISECONDS.toNanos(40);
    private static final int WARM_UP_ROUNDS = 400;
    private static final int ROUNDS_TO_DROP = 4;
    /// Who takes so many times as long as another will not win.
    private static final double HOPELESS = 1.7;
    private static final int MOST_ROUNDS = 300;
    private static final int ENOUGH_ROUNDS = 12;
    private static final int LEAST_ROUNDS = 5;
    private static final long USUAL = TimeUnit.MILLISECONDS.toNanos(80);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(1_000);
    /// The first in the order of candidates is kept when no other is faster by more: what is within it changes from run to
    /// run.
    private static final double WORTH_IT = 0.96;

    private final List<Trial> all = new ArrayList<>();
    private final List<Trial> running;
    private final List<GeneratedCode> code;
    private final CompilationRequest request;
    private int warmUpRounds;
    private long warmUpTime;
    private int rounds;
    private long time;

    /// @param rivals of one layer, in the order of candidates
    Contest(List<Choice> rivals, int threads) {
        var memory = TrialMemory.of(rivals, threads);
        rivals.forEach(rival -> all.add(new Trial(rival, memory)));
        running = new ArrayList<>(all);
        code = Stream.concat(Stream.of(Layout.code()), rivals.stream().flatMap(rival -> rival.code().stream()))
                .distinct().toList();
        request = CompilationRequest.of(code);
    }

    /// Whether its kernels still run in their plain form.
    boolean isCold() {
        return CodeState.of(code) == CodeState.PENDING;
    }

    @Override
    public void close() {
        request.close();
    }

    /// Runs each once. What workers leave undone when they are stopped does not count.
    void round(WorkerPool workers) {
        long began = System.nanoTime();
        if (isWarmingUp()) {
            running.forEach(trial -> trial.run(workers));
            warmUpRounds++;
            warmUpTime += System.nanoTime() - began;
            return;
        }
        running.forEach(trial -> trial.measure(workers));
        rounds++;
        time += System.nanoTime() - began;
        if (rounds == ROUNDS_TO_DROP) {
            double best = running.stream().mapToDouble(Trial::nanos).min().orElseThrow();
            running.removeIf(trial -> trial.nanos() > HOPELESS * best);
        }
    }

    /// Java's own compiler has to see what is not generated.
    private boolean isWarmingUp() {
        return warmUpRounds == 0 || (warmUpTime < WARM_UP && warmUpRounds < WARM_UP_ROUNDS);
    }

    boolean isOver() {
        return (running.size() == 1 && rounds >= ROUNDS_TO_DROP) || rounds >= MOST_ROUNDS
                || (rounds >= ENOUGH_ROUNDS && time > USUAL) || (rounds >= LEAST_ROUNDS && time > LONGEST);
    }

    /// The winner's time first, then the others', the fastest first.
    List<Preference.Time> times() {
        var ranked = all.stream().sorted(Comparator.comparingDouble(Trial::nanos)).toList();
        var first = all.getFirst();
        var winner = ranked.getFirst().nanos() < WORTH_IT * first.nanos() ? ranked.getFirst() : first;
        return Stream.concat(Stream.of(winner), ranked.stream().filter(trial -> trial != winner))
                .map(trial -> new Preference.Time(trial.choice().candidate(), trial.nanos()))
                .toList();
    }
}
