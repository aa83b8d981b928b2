package blocksmith.engine.plan;

import blocksmith.engine.kernel.Candidate;
import blocksmith.engine.kernel.Candidates;
import blocksmith.engine.kernel.CodeState;
import blocksmith.engine.kernel.GeneratedCode;
import blocksmith.engine.kernel.Kernel;
import blocksmith.engine.kernel.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kernel chosen for a layer, and why others were not.
///
/// @param question   what it was chosen for: a later plan takes it for the same
/// @param layer      in the orders that the kernel takes
/// @param candidate  that the kernel is of, by its name
/// @param code       that was written for the kernel's shapes
/// @param preference what the choice was made by; empty when the first that takes the layer was chosen
public record Choice(Question question, Layer layer, String candidate, Kernel kernel, List<GeneratedCode> code,
        List<Declined> declined, Optional<Preference> preference) {
    public Choice {
        code = List.copyOf(code);
        declined = List.copyOf(declined);
    }

    /// @param candidate as shown to users: `depthwise`
    public record Declined(String candidate, String reason) {
    }

    private static Choice of(Question question, Candidate candidate, Question.Taken taken, List<Declined> declined,
            Optional<Preference> preference) {
        return new Choice(question, taken.layer(), candidate.name(), taken.kernel(), taken.code(), declined,
                preference);
    }

    public LayerKey key() {
        return question.key();
    }

    /// How far the kernel's code has come.
    public CodeState state() {
        return CodeState.of(code);
    }

    /// The candidate that was measured to be the fastest; otherwise the first that takes the layer, in the first of the
    /// orders that it takes. Empty where none takes any of them.
    static Optional<Choice> find(Question question, Layer layer, Optional<Preference> preference) {
        return preference.flatMap(measured -> preferred(question, layer, measured))
                .or(() -> first(question, layer));
    }

    private static Optional<Choice> first(Question question, Layer layer) {
        var declined = new ArrayList<Declined>();
        for (var candidate : Candidates.of(layer)) {
            switch (question.ask(candidate, layer)) {
                case Question.Taken taken -> {
                    return Optional.of(of(question, candidate, taken, declined, Optional.empty()));
                }
                case Question.Possible(_, _, var why) -> declined.add(why);
                case Question.Refused(var why) -> declined.add(why);
            }
        }
        return Optional.empty();
    }

    /// Empty when the preferred candidate takes the layer no longer, or one does that was not measured.
    private static Optional<Choice> preferred(Question question, Layer layer, Preference preference) {
        var declined = new ArrayList<Declined>();
        var chosen = Optional.<Choice>empty();
        for (var candidate : rivals(layer)) {
            var slower = slower(preference, candidate.name());
            if (slower.isPresent()) {
                declined.add(slower.get());
                continue;
            }
            boolean isBest = candidate.name().equals(preference.best().candidate());
            switch (question.ask(candidate, layer)) {
                case Question.Taken taken when isBest ->
                    chosen = Optional.of(of(question, candidate, taken, List.of(), Optional.of(preference)));
                case Question.Taken _ -> {
                    return Optional.empty();
                }
                case Question.Possible possible when isBest -> chosen = Optional.of(
                        of(question, candidate, possible.taken(), List.of(), Optional.of(preference)));
                case Question.Possible(_, _, var why) -> declined.add(why);
                case Question.Refused(var why) -> declined.add(why);
            }
        }
        return chosen.map(choice -> new Choice(question, choice.layer, choice.candidate, choice.kernel, choice.code,
                declined, choice.preference));
    }

    private static Optional<Declined> slower(Preference preference, String candidate) {
        return preference.times().stream()
                .skip(1)
                .filter(time -> time.candidate().equals(candidate))
                .map(time -> new Declined(candidate, String.format(Locale.ROOT,
                        "it takes %.3g ms here, and %s %.3g", time.nanos() / 1e6, preference.best().candidate(),
                        preference.best().nanos() / 1e6)))
                .findFirst();
    }

    /// All that could be measured: the reference is not.
    private static List<Candidate> rivals(Layer layer) {
        var all = Candidates.of(layer);
        return all.subList(0, all.size() - 1);
    }

    /// Whether a plan that knows of `known` would choose the same.
    boolean agreesWith(Optional<Preference> known) {
        return known.map(measured -> measured.best().candidate().equals(candidate)).orElse(preference.isEmpty());
    }

    /// The same kernel, chosen for a plan with perhaps other threads.
    Choice asOf(Question other, Optional<Preference> known) {
        return new Choice(other, layer, candidate, kernel, code, declined, known);
    }

    /// This choice and all others that there were, each with a kernel of its own: making them packs weights. In the order of
    /// candidates, those that are unlikely after the others: the first is what is chosen where nothing was measured.
    public List<Choice> alternatives() {
        var likely = new ArrayList<Choice>();
        var unlikely = new ArrayList<Choice>();
        for (var rival : rivals(layer)) {
            boolean isThis = rival.name().equals(candidate);
            if (isThis && preference.isEmpty()) {
                likely.add(this);
                continue;
            }
            switch (question.ask(rival, layer)) {
                case Question.Taken taken -> likely.add(isThis ? this : alternative(rival, taken));
                case Question.Possible possible ->
                    unlikely.add(isThis ? this : alternative(rival, possible.taken()));
                case Question.Refused _ -> {
                }
            }
        }
        likely.addAll(unlikely);
        return likely;
    }

    private Choice alternative(Candidate rival, Question.Taken taken) {
        return of(question, rival, taken, List.of(), Optional.empty());
    }
}
