package blocksmith.engine.kernel;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Pattern;

/// After how many calls the compiler wants generated code: fewer where the JVM was told so, as `java.options` does.
final class CompilerThresholds {
    /// The JVM takes a number only with digits on both sides of its point.
    private static final Pattern OPTION = Pattern.compile("-XX:CompileCommand=CompileThresholdScaling,"
            + Pattern.quote(VectorCode.NAMES) + "\\*::\\*[, ](\\d+\\.\\d+)");

    /// What the usual number of calls is multiplied with.
    static final double SCALE = scale(ManagementFactory.getRuntimeMXBean().getInputArguments());

    /// The same for all other code: the usual number, and as many again, for the compiler wants more the more it has to do
    /// (`Tier4LoadFeedback`). Where the number is small that counts for little.
    static final double WHERE_USUAL = 2;

    private CompilerThresholds() {
    }

    /// @param arguments of the JVM: the last that speaks of all generated code counts, others do not
    static double scale(List<String> arguments) {
        double scale = 1;
        for (var argument : arguments) {
            var option = OPTION.matcher(argument);
            if (option.matches()) {
                scale = Double.parseDouble(option.group(1));
            }
        }
        return scale;
    }
}
