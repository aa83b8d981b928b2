package blocksmith.app.text;

import blocksmith.engine.plan.Choice;
import blocksmith.engine.plan.Preference;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a kernel runs a layer, in words.
public final class KernelWords {
    private KernelWords() {
    }

    /// `Winograd 0.41 ms, direct 0.58 ms, measured 2026-11-25`
    public static String of(Preference preference) {
        return preference.times().stream()
                .map(time -> time.candidate() + " " + Numbers.significant(time.nanos() / 1e6) + " ms")
                .collect(Collectors.joining(", "))
                + ", measured " + preference.measured().atZone(ZoneId.systemDefault()).toLocalDate();
    }

    /// What the step is that the layer is run in, and why its kernel was chosen.
    public static String why(Optional<String> step, Optional<Preference> measured, List<Choice.Declined> declined) {
        return Stream
                .of(step.map(kernel -> "one step with other layers: " + kernel).orElse(""), why(measured, declined))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /// What was measured; otherwise why others were not chosen, one a line.
    private static String why(Optional<Preference> measured, List<Choice.Declined> declined) {
        return measured.map(KernelWords::of).orElseGet(() -> declined.stream()
                .map(one -> "not " + one.candidate() + ": " + one.reason())
                .collect(Collectors.joining("\n")));
    }
}
