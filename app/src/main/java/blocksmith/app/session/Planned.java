package blocksmith.app.session;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Expectation;
import blocksmith.engine.plan.PlanOptions;
import java.util.List;
import java.util.stream.IntStream;

/// Designs as they were planned, with all their weights: a measurement of the same need not plan them, and one of others
/// takes what is the same.
///
/// @param forms    the design, and what is measured in turn with it
/// @param prepared one a form
/// @param expected of their runs, as far as they were rehearsed
record Planned(List<ShownForm> forms, Backend backend, PlanOptions options, List<Preparation> prepared,
        Expectation expected) {
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
        return new Planned(forms, backend, options, forms.stream()
                .map(form -> backend.prepare(form.analysis(), form.weights(), options, last))
                .toList(), Expectation.NONE);
    }

    /// The same, when it has been rehearsed.
    Planned expecting(Expectation reached) {
        return new Planned(forms, backend, options, prepared, reached);
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
        boolean isDesign = !prepared.isEmpty()
                && prepared.getFirst() instanceof Preparation.Prepared(var program) && !program.isEmpty();
        return isDesign ? programs().stream().filter(one -> !one.isEmpty()).toList() : List.of();
    }
}
