package blocksmith.engine.backend;

import blocksmith.engine.problem.Problem;
import java.util.List;

/// What came of preparing a design for a backend.
public sealed interface Preparation {

    record Prepared(Program program) implements Preparation {
    }

    /// It cannot be run as it is: why.
    record Impossible(List<Problem> problems) implements Preparation {
        public Impossible {
            problems = List.copyOf(problems);
        }
    }
}
