package blocksmith.app.session;

import blocksmith.engine.design.Node;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.Ports;
import blocksmith.engine.op.PresetType;
import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An operator as lists offer it: under the name and with the values of one of its presets.
public record OperatorOffer(OperatorType type, PresetType preset) implements Offer {

    /// All of them, in the order of the operators.
    public static List<Offer> all() {
        return OperatorType.all().stream()
                .flatMap(type -> type.presets().stream().<Offer>map(preset -> new OperatorOffer(type, preset)))
                .toList();
    }

    @Override
    public String label() {
        return preset.label();
    }

    @Override
    public String summary() {
        return preset.summary();
    }

    @Override
    public Category category() {
        return preset.category();
    }

    @Override
    public String group() {
        return preset.category().group();
    }

    @Override
    public Stream<String> keywords() {
        return Stream.concat(Stream.of(type.name()), Stream.of(type.about().keywords()));
    }

    @Override
    public String stem() {
        return type.name();
    }

    @Override
    public Ports ports() {
        return type.ports(preset.values());
    }

    @Override
    public Node node(NodeId id) {
        return new Node(id, type.name(), null, preset.values(), Map.of(), null);
    }
}
