package blocksmith.engine.template;

import blocksmith.engine.op.Literal;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a node's words come to under one set of parameters, its wires apart.
sealed interface Resolution {

    /// It is there, and what it stands for is known.
    sealed interface Present extends Resolution {
        Ports ports();

        /// The design, where it is one.
        default Optional<Template> template() {
            return Optional.empty();
        }
    }

    record Operating(Operator operator) implements Present {
        @Override
        public Ports ports() {
            return operator.ports();
        }
    }

    /// @param arguments the values of the template's parameters
    record Instancing(Template linked, Map<String, Literal> arguments) implements Present {
        public Instancing {
            arguments = Map.copyOf(arguments);
        }

        @Override
        public Ports ports() {
            return TemplatePorts.of(linked.design());
        }

        @Override
        public Optional<Template> template() {
            return Optional.of(linked);
        }
    }

    /// Several in a row, each fed by the one before.
    record Repeated(List<Present> each) implements Present {
        public Repeated {
            each = List.copyOf(each);
        }

        @Override
        public Ports ports() {
            return each.getFirst().ports();
        }

        @Override
        public Optional<Template> template() {
            return each.getFirst().template();
        }
    }

    /// Its condition does not hold: what is wrong with its values does not matter.
    record Absent(Ports ports) implements Resolution {
    }

    record Refused(Ports ports, List<Finding> findings) implements Resolution {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /// What it stands for is not known; its ports are those that the design's wires name.
    record Unknown(List<Finding> findings) implements Resolution {
        public Unknown {
            findings = List.copyOf(findings);
        }
    }
}
