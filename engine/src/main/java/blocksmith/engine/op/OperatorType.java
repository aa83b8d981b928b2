package blocksmith.engine.op;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is derived, once, from an operator's record and annotations: what palette, inspector, documents, schema
/// and reference are built from.
public final class OperatorType {
    private OperatorType() {
    }

    /// Every permitted operator, in the order of `permits`.
    public static List<OperatorType> all() {
        throw new UnsupportedOperationException();
    }

    /// The operator that documents call `name`.
    public static Optional<OperatorType> named(String name) {
        throw new UnsupportedOperationException();
    }

    public static OperatorType of(Operator operator) {
        throw new UnsupportedOperationException();
    }

    public About about() {
        throw new UnsupportedOperationException();
    }

    /// The name in documents.
    public String name() {
        return about().name();
    }

    public List<ParameterType> parameters() {
        throw new UnsupportedOperationException();
    }

    public Optional<ParameterType> parameter(String name) {
        throw new UnsupportedOperationException();
    }

    public List<PresetType> presets() {
        throw new UnsupportedOperationException();
    }

    /// Makes the operator from a document's values: those not given take their defaults. Words that are no keyword of
    /// their parameter are refused: expressions have been resolved before.
    public Creation create(Map<String, Literal> values) {
        throw new UnsupportedOperationException();
    }

    /// The values of an operator, in the order of its parameters; [#create] makes an equal operator of them.
    public Map<String, Literal> values(Operator operator) {
        throw new UnsupportedOperationException();
    }

    /// The ports for these values, as far as they can be told: what a node shows even when a value is wrong.
    public Ports ports(Map<String, Literal> values) {
        throw new UnsupportedOperationException();
    }
}
