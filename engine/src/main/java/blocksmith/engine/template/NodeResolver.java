package blocksmith.engine.template;

import blocksmith.engine.design.Node;
import blocksmith.engine.design.NodeKind;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Expression;
import blocksmith.engine.expression.Parsed;
import blocksmith.engine.expression.Scope;
import blocksmith.engine.op.Creation;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.ParameterType;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.problem.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Resolves one node: its condition, then how many of it stand in a row, then the expressions among its values and what
/// they make.
final class NodeResolver {
    private final Node node;
    private final Scope scope;
    private final Templates templates;
    private final List<Finding> findings = new ArrayList<>();

    private NodeResolver(Node node, Scope scope, Templates templates) {
        this.node = node;
        this.scope = scope;
        this.templates = templates;
    }

    /// @param templates what the links of the node's design lead to
    static Resolution resolve(Node node, Scope scope, Templates templates) {
        return new NodeResolver(node, scope, templates).resolve();
    }

    /// The values of a node with their expressions computed, as far as they have a value.
    static Map<String, Literal> values(Node node, Scope scope) {
        var resolver = new NodeResolver(node, scope, new Templates(TemplateSource.NONE, Origin.UNSAVED));
        return switch (node.kind()) {
            case NodeKind.Operation operation -> operation.type().map(resolver::values).orElse(node.values());
            case NodeKind.Instance _ -> resolver.arguments();
        };
    }

    /// How often a node stands in a row, as a number if it comes to one.
    static Literal times(Literal repeat, Scope scope) {
        return switch (new Repetition(repeat, scope).count()) {
            case Repetition.Times(int count) -> new Literal.Whole(count);
            case Repetition.Wrong _ -> repeat;
        };
    }

    private Resolution resolve() {
        boolean absent = isAbsent();
        if (absent) {
            return new Resolution.Absent(knownPorts());
        }
        var repeat = node.repeat();
        return repeat == null || !findings.isEmpty() ? single() : repeated(repeat);
    }

    private Ports knownPorts() {
        return switch (node.kind()) {
            case NodeKind.Operation operation -> operation.type()
                    .map(type -> type.ports(values(type)))
                    .orElseGet(() -> NamedPorts.of(node, null));
            case NodeKind.Instance(var link) ->
                templates.find(link) instanceof TemplateSource.Lookup.Found(var template)
                        ? TemplatePorts.of(template.design())
                        : NamedPorts.of(node, null);
        };
    }

    private Resolution repeated(Literal repeat) {
        return switch (new Repetition(repeat, scope).count()) {
            case Repetition.Wrong(var finding) -> {
                findings.add(finding);
                yield single();
            }
            case Repetition.Times(int count) when count == 0 -> new Resolution.Absent(knownPorts());
            case Repetition.Times(int count) -> inARow(count);
        };
    }

    /// All of them, or what is wrong with the first of which something is.
    private Resolution inARow(int count) {
        var each = new ArrayList<Resolution.Present>();
        for (int index = 0; index < count; index++) {
            switch (new NodeResolver(node, Repetition.scope(index, scope), templates).single()) {
                case Resolution.Present present -> each.add(present);
                case Resolution wrong -> {
                    return wrong;
                }
            }
        }
        return new Resolution.Repeated(each);
    }

    private Resolution single() {
        return switch (node.kind()) {
            case NodeKind.Operation operation -> operation.type()
                    .map(type -> operating(type, values(type)))
                    .orElseGet(this::unknown);
            case NodeKind.Instance(var link) -> switch (templates.find(link)) {
                case TemplateSource.Lookup.Found(var template) -> instancing(template);
                case TemplateSource.Lookup.Missing(var finding) -> {
                    findings.add(finding);
                    yield new Resolution.Unknown(findings);
                }
            };
        };
    }

    private Resolution instancing(Template template) {
        var arguments = arguments();
        return findings.isEmpty()
                ? new Resolution.Instancing(template, arguments)
                : new Resolution.Refused(TemplatePorts.of(template.design()), findings);
    }

    private Map<String, Literal> arguments() {
        var arguments = new LinkedHashMap<>(node.values());
        arguments.replaceAll((name, literal) -> argument(name, literal));
        return arguments;
    }

    private Literal argument(String name, Literal literal) {
        return literal instanceof Literal.Word(var text)
                ? switch (evaluate(text, scope)) {
                    case Evaluated.Truth(boolean value) -> new Literal.Truth(value);
                    case Evaluated.Number(var value) when value.isWhole() -> new Literal.Whole(value.wholeValue());
                    // as a fraction, since one that is no short decimal would lose digits
                    case Evaluated.Number(var value) -> new Literal.Word(value.toString());
                    case Evaluated.Failed(var why) -> {
                        report(name, why.code(), why.fact(), why.fix());
                        yield literal;
                    }
                }
                : literal;
    }

    private boolean isAbsent() {
        var condition = node.when();
        return condition != null && switch (evaluate(condition, scope)) {
            case Evaluated.Truth(boolean holds) -> !holds;
            case Evaluated.Number _ -> {
                report("when", ProblemCode.BAD_EXPRESSION, "The condition is a number.", "Compare it, as in x > 0.");
                yield false;
            }
            case Evaluated.Failed(var why) -> {
                report("when", why.code(), why.fact(), why.fix());
                yield false;
            }
        };
    }

    private Resolution unknown() {
        var names = OperatorType.all().stream().map(OperatorType::name).toList();
        var name = Excerpt.of(node.operator());
        report(
                "op",
                ProblemCode.UNKNOWN_OPERATOR,
                "There is no operator '" + name + "'.",
                Spelling.suggestion(name, names, "Take one of " + Spelling.alternatives(names) + "."));
        return new Resolution.Unknown(findings);
    }

    private Resolution operating(OperatorType type, Map<String, Literal> values) {
        return switch (type.create(values)) {
            case Creation.Made(var operator) when findings.isEmpty() -> new Resolution.Operating(operator);
            case Creation.Made _ -> new Resolution.Refused(type.ports(values), findings);
            case Creation.Refused(var more) -> {
                var explained = findings.stream().map(Finding::part).toList();
                more.stream().filter(finding -> !explained.contains(finding.part())).forEach(findings::add);
                yield new Resolution.Refused(type.ports(values), findings);
            }
        };
    }

    /// The values with their expressions computed. One that has no value stands as it was written.
    private Map<String, Literal> values(OperatorType type) {
        var values = new LinkedHashMap<>(node.values());
        values.replaceAll(
                (name, literal) -> type.parameter(name)
                        .map(parameter -> resolved(parameter, literal))
                        .orElse(literal));
        return values;
    }

    private Literal resolved(ParameterType parameter, Literal literal) {
        return switch (literal) {
            case Literal.Word word when isExpression(parameter, word) -> computed(parameter, word);
            case Literal.Sequence(var items) -> new Literal.Sequence(
                    items.stream().map(item -> resolved(parameter, item)).toList());
            case Literal.Word _,Literal.Whole _,Literal.Decimal _,Literal.Truth _ -> literal;
        };
    }

    /// A choice among words is never computed: the language has no words.
    private static boolean isExpression(ParameterType parameter, Literal.Word word) {
        return switch (parameter.kind()) {
            case CHOICE -> false;
            case WHOLE, DECIMAL, TRUTH, SIZE, PADDING, CHANNELS, GROUPS, HIDDEN, PARTS, NUMBERS -> !parameter.words()
                    .contains(word.text());
        };
    }

    private Literal computed(ParameterType parameter, Literal.Word word) {
        return switch (evaluate(word.text(), new WordScope(scope, parameter.words()))) {
            case Evaluated.Truth(boolean value) -> new Literal.Truth(value);
            case Evaluated.Number(var value) when value.isWhole() -> new Literal.Whole(value.wholeValue());
            case Evaluated.Number(var value) when parameter.takes(new Literal.Decimal(value.doubleValue())) ->
                new Literal.Decimal(value.doubleValue());
            case Evaluated.Number(var value) -> {
                report(
                        parameter.name(),
                        ProblemCode.BAD_VALUE,
                        parameter.label() + " comes to " + value + ", no whole number.",
                        "Choose values that divide, or use floor, ceil or round.");
                yield word;
            }
            case Evaluated.Failed(var why) -> {
                report(parameter.name(), why.code(), why.fact(), why.fix());
                yield word;
            }
        };
    }

    private static Evaluated evaluate(String text, Scope scope) {
        return switch (Expression.parse(text)) {
            case Parsed.Good(var expression) -> expression.evaluate(scope);
            case Parsed.Bad(var finding) -> new Evaluated.Failed(finding);
        };
    }

    private void report(String part, ProblemCode code, String fact, String fix) {
        findings.add(Finding.error(code, part, fact, fix));
    }
}
