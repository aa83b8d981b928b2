package blocksmith.engine.kernel;

import java.lang.management.ManagementFactory;
import java.util.List;

/// After how many calls the compiler wants generated code: fewer where the JVM was told so, as the launcher does.
final class CompilerThresholds {
    private static final String SCALING = "CompileThresholdScaling,";
    private static final String GENERATED = VectorCode.class.getPackageName() + ".Generated";

    /// What the usual number of calls is multiplied with.
    static final double SCALE = scale(ManagementFactory.getRuntimeMXBean().getInputArguments());

    private CompilerThresholds() {
    }

    /// @param arguments of the JVM: the last that speaks of generated code counts
    static double scale(List<String> arguments) {
        double scale = 1;
        for (var argument : arguments) {
            if (argument.contains(SCALING + GENERATED)) {
                scale = Double.parseDouble(argument.substring(argument.lastIndexOf(',') + 1));
            }
        }
        return scale;
    }
}
