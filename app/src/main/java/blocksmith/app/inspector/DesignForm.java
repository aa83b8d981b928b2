package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.Constraint;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The design: its name, what it is, and its parameters, which the expressions of its nodes use.
final class DesignForm implements Form {
    private final EditorSession session;
    private final VBox content = new VBox(10);
    private final Entry name;
    private final Entry description;
    private final VBox parameters = new VBox(10);
    private final Label problems = StyleClass.WRONG.on(new Label());
    private final VBox constraints = new VBox(10);
    private List<ParameterEntry> entries = List.of();
    private List<ConstraintEntry> rules = List.of();

    DesignForm(EditorSession session) {
        this.session = session;
        name = Entry.wide("field-name", "Name", "", text -> session.edit(
                new Edit.SetName(text, session.design().description())));
        description = Entry.prose("field-description", "Description", text -> session.edit(
                new Edit.SetName(session.design().name(), text)));
        var add = new Button("Add parameter");
        add.setId("add-parameter");
        add.setOnAction(_ -> add());
        var require = new Button("Add constraint");
        require.setId("add-constraint");
        require.setOnAction(_ -> require());
        problems.setId("design-problems");
        problems.setWrapText(true);
        content.setId("design-form");
        content.getStyleClass().add("bs-form");
        content.getChildren()
                .addAll(name, description, problems, StyleClass.SMALL_HEADING.on(new Label("Parameters")), parameters,
                        add, StyleClass.SMALL_HEADING.on(new Label("Constraints")), constraints, require);
    }

    private void add() {
        var changed = new ArrayList<>(session.design().parameters());
        var free = IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> i == 1 ? "width" : "width" + i)
                .filter(candidate -> changed.stream().noneMatch(known -> known.name().equals(candidate)))
                .findFirst()
                .orElseThrow();
        changed.add(new Parameter(free, new Literal.Whole(32), null, null, ""));
        session.edit(new Edit.SetParameters(changed));
    }

    private void require() {
        var changed = new ArrayList<>(session.design().constraints());
        changed.add(new Constraint("true", ""));
        session.edit(new Edit.SetConstraints(changed));
    }

    @Override
    public VBox content() {
        return content;
    }

    @Override
    public void show() {
        var design = session.design();
        name.show(design.name(), "");
        description.show(design.description(), "What is it for?");
        if (entries.size() != design.parameters().size()) {
            entries = IntStream.range(0, design.parameters().size())
                    .mapToObj(i -> new ParameterEntry(session, i))
                    .toList();
            parameters.getChildren().setAll(entries);
        }
        entries.forEach(ParameterEntry::show);
        if (rules.size() != design.constraints().size()) {
            rules = IntStream.range(0, design.constraints().size())
                    .mapToObj(i -> new ConstraintEntry(session, i))
                    .toList();
            constraints.getChildren().setAll(rules);
        }
        rules.forEach(ConstraintEntry::show);
        showProblems();
    }

    private void showProblems() {
        var text = session.analysisProperty()
                .get()
                .problems()
                .stream()
                .filter(problem -> problem.place().node() == null && problem.isError())
                .map(Problem::toString)
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
        problems.setText(text);
        problems.setVisible(!text.isEmpty());
        problems.setManaged(!text.isEmpty());
    }

    @Override
    public void commit() {
        name.commit();
        description.commit();
        entries.forEach(ParameterEntry::commit);
        rules.forEach(ConstraintEntry::commit);
    }
}
