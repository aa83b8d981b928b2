package blocksmith.engine.plan;

import blocksmith.engine.problem.Problem;
import java.util.List;

/// What came of planning.
public sealed interface Planning {

    record Planned(Plan plan) implements Planning {
    }

    /// The design cannot be run as it is: why.
    record Impossible(List<Problem> problems) implements Planning {
        public Impossible {
            problems = List.copyOf(problems);
        }
    }
}
