package blocksmith.app.session;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Expectation;
import blocksmith.engine.plan.PlanOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Designs as they were planned, with all their weights: a measurement of the same need not plan them, and one of others
/// takes what is the same.
///
/// @param forms    the design, and what is measured in turn with it
/// @param prepared one a form; only the first where that cannot be run
/// @param expected of their runs, as far as they were rehearsed
record Planned(List<ShownForm> forms, Backend backend, PlanOptions options, List<Preparation> prepared,
        Expectation expected) {
    /// A plan has them as they are, and once more as kernels read them, up to four times as many where 3×3 become 6×6: 80 MB.
    private static final long MOST_KEPT_PARAMETERS = 4_000_000;
    static final Planned NOTHING = new Planned(List.of(), Backend.EMBEDDED, PlanOptions.forThreads(1), List.of(),
            Expectation.NONE);

    Planned {
        forms = List.copyOf(forms);
        prepared = List.copyOf(prepared);
    }

    /// Plans all of them; not on the FX thread.
    ///
    /// @param earlier what is the same is taken from it
    static Planned of(List<ShownForm> forms, Backend backend, PlanOptions options, Planned earlier) {
        var last = earlier.programs();
        var prepared = new ArrayList<Preparation>();
        for (var form : forms) {
            if (prepared.isEmpty() || canRun(prepared.getFirst())) {
                prepared.add(backend.prepare(form.analysis(), form.weights(), options, last));
            }
        }
        return new Planned(forms, backend, options, prepared, Expectation.NONE);
    }

    /// This where it is of the same; otherwise plans them; not on the FX thread.
    Planned next(List<ShownForm> others, Backend otherBackend, PlanOptions otherOptions) {
        return isOf(others, otherBackend, otherOptions) ? this : of(others, otherBackend, otherOptions, this);
    }

    /// The same, when its runs have been steady; where they have not, what was known of them stays.
    Planned expecting(Expectation reached) {
        return reached.equals(Expectation.NONE) ? this : new Planned(forms, backend, options, prepared, reached);
    }

    /// Whether it can be measured, and has so few weights that it may be held while nobody does.
    boolean isWorthKeeping() {
        long parameters = forms.stream().mapToLong(form -> form.analysis().totals().parameters()).sum();
        return parameters <= MOST_KEPT_PARAMETERS && !measurable().isEmpty();
    }

    /// Whether planning these would come to the same.
    boolean isOf(List<ShownForm> others, Backend otherBackend, PlanOptions otherOptions) {
        return backend.equals(otherBackend) && options.equals(otherOptions) && forms.size() == others.size()
                && IntStream.range(0, forms.size()).allMatch(i -> forms.get(i).computesAs(others.get(i)));
    }

    /// Those that can be run.
    List<Program> programs() {
        return prepared.stream()
                .filter(Preparation.Prepared.class::isInstance)
                .map(Preparation.Prepared.class::cast)
                .map(Preparation.Prepared::program)
                .toList();
    }

    /// Those that there is something to run of; none where the first, which is the design, cannot be run.
    List<Program> measurable() {
        boolean isDesign = !prepared.isEmpty() && canRun(prepared.getFirst());
        return isDesign ? programs().stream().filter(one -> !one.isEmpty()).toList() : List.of();
    }

    private static boolean canRun(Preparation design) {
        return design instanceof Preparation.Prepared(var program) && !program.isEmpty();
    }
}
