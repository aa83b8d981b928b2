package blocksmith.engine.tune;

import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Choice;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.PreferenceKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Measures the layers of some plans of which it is not known which kernel is the fastest, a little at a time, one layer
/// after the other. One thread at a time may use it.
public final class Tuning {
    /// Too short for those who look on to notice.
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long BETWEEN_LOOKS = 2;

    private final TunedLayers layers;
    private final int threads;
    private final Map<PreferenceKey, Choice> choices = new LinkedHashMap<>();
    private final Set<PreferenceKey> done = new HashSet<>();
    private @Nullable Contest contest;
    private @Nullable PreferenceKey current;
    private int measured;
    private boolean isBegun;

    private Tuning(TunedLayers layers, int threads) {
        this.layers = layers;
        this.threads = threads;
    }

    /// @param plans for the same number of threads
    /// @throws IllegalArgumentException when they are not
    public static Tuning of(Collection<Plan> plans, TunedLayers layers) {
        int threads = plans.stream().mapToInt(Plan::threads).findFirst().orElse(1);
        var tuning = new Tuning(layers, threads);
        for (var plan : plans) {
            if (plan.threads() != threads) {
                throw new IllegalArgumentException("Plans for " + threads + " and " + plan.threads() + " threads");
            }
            plan.steps().forEach(step -> tuning.choices.put(step.choice().question().preferenceKey(), step.choice()));
        }
        return tuning;
    }

    /// Whether nothing is to be measured: not before it has worked once, and not for good, for layers may be doubted.
    public boolean isOver() {
        return isBegun && contest == null && choices.keySet().stream().noneMatch(this::isOpen);
    }

    private boolean isOpen(PreferenceKey key) {
        return !done.contains(key) && layers.isDue(key);
    }

    /// How many layers were measured.
    public int measured() {
        return measured;
    }

    /// Whether a plan made now would have other kernels.
    public boolean isAnyChoiceSlower() {
        var known = layers.preferences().byLayer();
        return choices.entrySet().stream().anyMatch(entry -> {
            var preference = known.get(entry.getKey());
            return preference != null && !preference.best().candidate().equals(entry.getValue().candidate());
        });
    }

    /// Works for some 40 ms, or for one run of a layer's kernels if that takes longer; not at all while code is being made
    /// hot.
    ///
    /// @param workers as many as the plans were made for
    public void work(WorkerPool workers) {
        if (!isBegun) {
            isBegun = true;
            layers.use(choices.keySet());
        }
        long until = System.nanoTime() + SLICE;
        do {
            if (contest == null) {
                begin();
            }
            if (contest == null || contest.isCold()) {
                return;
            }
            contest.round(workers);
            if (workers.isStopped()) {
                contest.close();
                contest = null;
            } else if (contest.isOver()) {
                end(contest);
            }
        } while (System.nanoTime() < until);
    }

    /// Works until all is measured.
    public void finish(WorkerPool workers) throws InterruptedException {
        while (!isOver() && !workers.isStopped()) {
            work(workers);
            if (contest != null && contest.isCold()) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS);
            }
        }
    }

    /// The next layer that more than one kernel could run.
    private void begin() {
        for (var entry : choices.entrySet()) {
            if (isOpen(entry.getKey())) {
                var rivals = entry.getValue().alternatives();
                if (rivals.size() > 1 && TrialMemory.isEnough(rivals, threads)) {
                    contest = new Contest(rivals, threads);
                    current = entry.getKey();
                    return;
                }
                done.add(entry.getKey());
            }
        }
    }

    private void end(Contest decided) {
        var key = current;
        decided.close();
        contest = null;
        if (key != null) {
            layers.add(key, decided.times());
            measured++;
        }
    }
}
