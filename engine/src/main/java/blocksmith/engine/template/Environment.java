package blocksmith.engine.template;

import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.problem.Finding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The values of a design's parameters.
///
/// @param values   by name, in the design's order; [Evaluated.Failed] for one that has none
/// @param findings what is wrong with the parameters and the arguments
record Environment(Map<String, Evaluated> values, List<Finding> findings) {
    Environment {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        findings = List.copyOf(findings);
    }

    Environment with(List<Finding> more) {
        return more.isEmpty()
                ? this
                : new Environment(values, Stream.concat(findings.stream(), more.stream()).toList());
    }
}
