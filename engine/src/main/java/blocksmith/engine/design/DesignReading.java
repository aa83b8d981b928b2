package blocksmith.engine.design;

import blocksmith.engine.problem.Problem;
import java.util.List;

/// What came of reading a design's text.
public sealed interface DesignReading {

    record Read(Design design) implements DesignReading {
    }

    /// The text is no design: why.
    record Refused(List<Problem> problems) implements DesignReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
