package blocksmith.engine.template;

import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.Finding;
import java.util.List;

/// What a node's words come to under one set of parameters, its wires apart.
sealed interface Resolution {
    record Operating(Operator operator) implements Resolution {
    }

    /// Its condition does not hold: what is wrong with its values does not matter.
    record Absent(Ports ports) implements Resolution {
    }

    record Refused(Ports ports, List<Finding> findings) implements Resolution {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /// Its operator is not known; its ports are those that the design's wires name.
    record Unknown(List<Finding> findings) implements Resolution {
        public Unknown {
            findings = List.copyOf(findings);
        }
    }
}
