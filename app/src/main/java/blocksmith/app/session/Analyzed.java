package blocksmith.app.session;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Wire;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Expression;
import blocksmith.engine.expression.Parsed;
import blocksmith.engine.expression.Rational;
import blocksmith.engine.expression.Scope;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.Port;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplatePorts;
import blocksmith.engine.template.TemplateSource;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.weights.DesignWeights;
import blocksmith.engine.weights.DrawnWeights;
import blocksmith.engine.weights.SetWeights;
import blocksmith.engine.weights.WeightSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// An analysis together with the design that it is of, and the resolved values of its expressions.
public record Analyzed(Elaboration elaboration, Analysis analysis) {
    private static final DrawnWeights WEIGHTS = new DrawnWeights(0);

    /// Of a design that is in no file.
    public static Analyzed of(Design design, Setting setting, TemplateSource templates) {
        var elaboration = Elaboration.of(new Template(Origin.UNSAVED, design), Map.of(), templates);
        return new Analyzed(elaboration, Analysis.of(elaboration.graph(), setting));
    }

    /// The same for a changed design, keeping what has not changed.
    Analyzed next(Template template, Setting setting) {
        var changed = elaboration.next(template);
        var analyzed = Analysis.of(changed.graph(), setting, analysis);
        var weights = DesignWeights.of(template, changed.graph());
        return new Analyzed(changed, analyzed.with(weights.problems(analyzed.weightSpecs())));
    }

    /// What the design's parameters come to, by name.
    public Map<String, Evaluated> parameters() {
        return elaboration.parameters();
    }

    /// What an expression over the design's parameters comes to.
    public Evaluated evaluate(String expression) {
        return evaluate(expression, Scope.of(parameters()));
    }

    /// What an expression of a node comes to: of one that stands in a row, in the first place and in the last.
    public List<Evaluated> evaluateAt(NodeId node, String expression) {
        var scope = Scope.of(parameters());
        var shown = design().nodes().get(node);
        var repeat = shown == null ? null : shown.repeat();
        return repeat == null
                ? List.of(evaluate(expression, scope))
                : places(repeat)
                        .mapToObj(index -> evaluate(expression,
                                scope.with("index", new Evaluated.Number(Rational.of(index)))))
                        .toList();
    }

    private LongStream places(Literal repeat) {
        return evaluate(repeat.toString()) instanceof Evaluated.Number(var times) && times.isWhole()
                && times.wholeValue() > 0
                        ? LongStream.of(0, times.wholeValue() - 1)
                        : LongStream.empty();
    }

    private static Evaluated evaluate(String expression, Scope scope) {
        return switch (Expression.parse(expression)) {
            case Parsed.Good(var parsed) -> parsed.evaluate(scope);
            case Parsed.Bad(var why) -> new Evaluated.Failed(why);
        };
    }

    /// The design that a node stands for; empty for an operator.
    public Optional<Design> instanced(NodeId node) {
        return elaboration.template(node).map(Template::design);
    }

    /// What is on a wire, the batch included, as far as it is known.
    public Optional<Shape> shape(Wire wire) {
        var types = analysis.outputs(NodePath.of(wire.node()));
        var ports = ports(wire.node());
        int port = Port.indexOf(wire.port(), ports);
        return types.isEmpty()
                ? Optional.empty()
                : Optional.of(types.get(Math.clamp(port, 0, types.size() - 1)).shape());
    }

    private List<Port> ports(NodeId id) {
        var node = design().nodes().get(id);
        return node == null
                ? List.of()
                : node.type()
                        .map(type -> type.ports(node.values()).outputs())
                        .or(() -> instanced(id).map(design -> TemplatePorts.of(design).outputs()))
                        .or(() -> Optional.ofNullable(analysis.graph().nodes().get(NodePath.of(id)))
                                .map(there -> there.ports().outputs()))
                        .orElse(List.of());
    }

    /// What measurements run with: drawn weights, save those that nodes set.
    WeightSource drawnWeights() {
        return new SetWeights(analysis.graph(), 0, WEIGHTS);
    }

    public Design design() {
        return elaboration.design();
    }
}
