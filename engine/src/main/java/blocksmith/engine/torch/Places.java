package blocksmith.engine.torch;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.Operator;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateSource;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operators of a design and what arrives at them: of what is there for its parameters as they are, and of what would
/// be there if all conditions held.
final class Places {
    private final Analysis present;
    private final Analysis everything;

    /// An operator where it stands.
    record Place(Operator operator, Incoming in) {
    }

    Places(Template template, TemplateSource source) {
        this.present = analysis(template, source);
        this.everything = present.graph().bypassed().isEmpty()
                ? present
                : analysis(unconditional(template), unconditional(source));
    }

    private static Analysis analysis(Template template, TemplateSource source) {
        return Analysis.of(Elaboration.of(template, Map.of(), source).graph(), Setting.SINGLE);
    }

    private static TemplateSource unconditional(TemplateSource source) {
        var known = new LinkedHashMap<Template, Template>();
        return (link, from) -> switch (source.find(link, from)) {
            case TemplateSource.Lookup.Found(var template) ->
                new TemplateSource.Lookup.Found(known.computeIfAbsent(template, Places::unconditional));
            case TemplateSource.Lookup.Missing missing -> missing;
        };
    }

    private static Template unconditional(Template template) {
        var nodes = new LinkedHashMap<>(template.design().nodes());
        nodes.replaceAll(
                (_, node) -> node.withWhen(null).withRepeat(node.repeat() == null ? null : new Literal.Whole(1)));
        Design design = template.design().withNodes(nodes);
        return new Template(template.origin(), design);
    }

    Analysis present() {
        return present;
    }

    Optional<Place> at(NodePath path) {
        return at(path, present).or(() -> at(path, everything));
    }

    private static Optional<Place> at(NodePath path, Analysis analysis) {
        return analysis.nodes().get(path) instanceof NodeAnalysis analyzed
                && analyzed.node() instanceof GraphNode.Typed typed
                        ? arriving(typed, analysis).map(types -> new Place(typed.operator(), new Incoming(types, 1)))
                        : Optional.empty();
    }

    private static Optional<List<TensorType>> arriving(GraphNode.Typed node, Analysis analysis) {
        var types = new ArrayList<TensorType>();
        for (var input : node.inputs()) {
            var type = input.flatMap(outlet -> type(outlet, analysis));
            if (type.isEmpty()) {
                return Optional.empty();
            }
            types.add(type.get());
        }
        return Optional.of(types);
    }

    private static Optional<TensorType> type(Outlet outlet, Analysis analysis) {
        return Optional.ofNullable(analysis.nodes().get(outlet.node()))
                .map(NodeAnalysis::outputs)
                .filter(outputs -> outlet.port() < outputs.size())
                .map(outputs -> outputs.get(outlet.port()));
    }
}
