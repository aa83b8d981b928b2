package blocksmith.engine.op;

import blocksmith.engine.problem.Finding;
import java.util.List;

/// What came of making an operator from a document's values.
public sealed interface Creation {

    record Made(Operator operator) implements Creation {
    }

    record Refused(List<Finding> findings) implements Creation {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
