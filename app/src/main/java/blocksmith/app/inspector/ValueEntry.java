package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Exposure;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.LiteralForm;
import blocksmith.engine.op.ParameterType;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// One value of a node: a parameter of its operator, or of the design that it stands for.
final class ValueEntry {
    private final EditorSession session;
    private final NodeId node;
    /// What the node may call it: the name, then names that it had.
    private final List<String> names;
    private final List<String> words;
    private final Supplier<String> prompt;
    private final Function<Node, Optional<Edit>> exposure;
    private final BooleanProperty canBeExposed = new SimpleBooleanProperty(false);
    private final Entry entry;

    ValueEntry(EditorSession session, NodeId node, ParameterType parameter) {
        this.session = session;
        this.node = node;
        this.names = List.of(parameter.name());
        this.words = parameter.words();
        this.prompt = () -> prompt(parameter);
        this.exposure = shown -> Exposure.of(session.design(), shown, parameter);
        var help = parameter.help() + ".\nTakes " + parameter.expected() + ", or an expression.";
        this.entry = Entry.beside("field-" + parameter.name(), parameter.label(), help, choices(parameter),
                this::enter)
                .forExpressions(this::suggestions, this::result);
        entry.offer(exposing(parameter.name()), canBeExposed);
    }

    ValueEntry(EditorSession session, NodeId node, Parameter parameter) {
        this.session = session;
        this.node = node;
        var name = parameter.name();
        this.names = parameter.names().toList();
        this.words = List.of();
        this.prompt = () -> Texts.of(parameter.value());
        this.exposure = shown -> Exposure.of(session.design(), shown, parameter);
        var help = (parameter.help().isEmpty() ? name : parameter.help()) + ".\nTakes a value, or an expression.";
        this.entry = Entry.beside("field-" + name, name, help, List.of(), this::enter)
                .forExpressions(this::suggestions, this::result);
        entry.offer(exposing(name), canBeExposed);
    }

    private Button exposing(String name) {
        var button = StyleClass.CHOICES.on(StyleClass.QUIET.on(new Button()));
        button.setGraphic(StyleClass.OUTWARD.on(new Region()));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setId("expose-" + name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Make it a parameter of the design"));
        button.setAccessibleText("Make " + name + " a parameter of the design");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> {
            entry.commit();
            shown().flatMap(exposure).ifPresent(session::edit);
        });
        return button;
    }

    private Optional<Node> shown() {
        return Optional.ofNullable(session.design().nodes().get(node));
    }

    /// The name by which the node gives the value.
    private String key(Node shown) {
        return names.stream().filter(shown.values()::containsKey).findFirst().orElse(names.getFirst());
    }

    private static List<String> choices(ParameterType parameter) {
        return parameter.kind().forms().contains(LiteralForm.TRUTH) ? List.of("true", "false") : parameter.words();
    }

    Entry entry() {
        return entry;
    }

    private void enter(String text) {
        shown().ifPresent(shown -> session.edit(new Edit.SetValue(node, key(shown), Texts.parse(text))));
    }

    void show(Node shown) {
        var given = shown.values().get(key(shown));
        entry.show(Texts.of(given), prompt.get());
        canBeExposed.set(exposure.apply(shown).isPresent());
        entry.explain(result(Texts.of(given)));
        entry.say(
                session.analysisProperty()
                        .get()
                        .problems()
                        .stream()
                        .filter(this::isOf)
                        .map(problem -> problem.fact() + " " + problem.fix())
                        .toList());
    }

    /// Whether a problem is about this value.
    boolean isOf(Problem problem) {
        return NodePath.of(node).equals(problem.place().node()) && problem.place().part() instanceof String part
                && names.contains(part);
    }

    /// What holds when nothing is given: `128 · from wire` where it comes in with the image.
    private String prompt(ParameterType parameter) {
        var fallback = parameter.fallback();
        if (fallback instanceof Literal.Word(var word) && word.equals("same")
                && parameter.name().endsWith("Channels")) {
            return arrivingChannels().map(count -> count + " · from wire").orElse("from wire");
        }
        return fallback == null ? "needed" : Texts.of(fallback);
    }

    private Optional<Integer> arrivingChannels() {
        return session.analysisProperty()
                .get()
                .nodes()
                .get(NodePath.of(node)) instanceof NodeAnalysis.Known known
                && !known.inputs().isEmpty()
                        ? Optional.of(known.inputs().getFirst().shape().channels())
                        : Optional.empty();
    }

    private List<Suggestion> suggestions() {
        return shown().map(Node::repeat).isPresent()
                ? Completion.namesInARow(session)
                : Completion.names(session);
    }

    /// What an expression comes to now: of nodes in a row, for the first and the last.
    private String result(String text) {
        return Texts.parse(text) instanceof Literal.Word(var expression) && !words.contains(expression)
                ? session.analyzedProperty().get().evaluateAt(node, expression).stream()
                        .flatMap(value -> Texts.of(value).stream())
                        .distinct()
                        .reduce((first, last) -> first + " … " + last)
                        .map(value -> "= " + value)
                        .orElse("")
                : "";
    }
}
