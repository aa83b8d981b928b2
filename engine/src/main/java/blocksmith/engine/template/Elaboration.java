package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.util.Map;
import java.util.Optional;

/// A design with its parameters and expressions resolved and the designs within it put in their places, and the graph
/// that this makes.
public final class Elaboration {
    private final Levels levels;
    private final Map<String, Literal> arguments;
    private final Level outermost;
    private final Graph graph;

    private Elaboration(Template template, Map<String, Literal> arguments, Levels levels, Graph earlier) {
        this.levels = levels;
        this.arguments = arguments;
        this.outermost = levels.of(template, arguments);
        this.graph = Expansion.graph(outermost, levels).sharing(earlier);
    }

    /// @param arguments values that take the place of the parameters' own, by name
    /// @param source    finds the designs that nodes stand for
    public static Elaboration of(Template template, Map<String, Literal> arguments, TemplateSource source) {
        return new Elaboration(template, Map.copyOf(arguments), Levels.from(source), Graph.of(Map.of()));
    }

    /// Of a design whose nodes stand for no others.
    public static Elaboration of(Design design, Map<String, Literal> arguments) {
        return of(new Template(Origin.UNSAVED, design), arguments, TemplateSource.NONE);
    }

    /// The same for a changed design: what has not changed is taken over.
    public Elaboration next(Template changed) {
        return new Elaboration(changed, arguments, levels.next(), graph);
    }

    public Elaboration next(Design changed) {
        return next(new Template(outermost.template().origin(), changed));
    }

    public Design design() {
        return outermost.template().design();
    }

    /// The design, and where it is kept.
    public Template template() {
        return outermost.template();
    }

    /// What finds the designs that nodes stand for.
    public TemplateSource source() {
        return levels.source();
    }

    public Graph graph() {
        return graph;
    }

    /// The design that a node stands for; empty for an operator, and for a design that is not found.
    public Optional<Template> template(NodeId node) {
        return outermost.template(node);
    }

    /// The edit that puts what a node stands for in its place; empty for an operator, and for a design that is not found.
    public Optional<Edit> inlined(NodeId node) {
        var shown = design().nodes().get(node);
        return shown == null
                ? Optional.empty()
                : outermost.resolution(node).flatMap(
                        resolution -> Inlining.of(design(), shown, resolution, levels));
    }

    /// The parameters' values by name, in the design's order; [Evaluated.Failed] for one that has none.
    public Map<String, Evaluated> parameters() {
        return outermost.environment().values();
    }
}
