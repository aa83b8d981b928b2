package blocksmith.app.shell;

import blocksmith.app.session.TemplateMaking;
import blocksmith.app.session.TemplatePlace;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.TemplateDraft;
import blocksmith.engine.problem.Finding;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a template is to be: its name, what it is, its ports and its parameters, each with what is wrong with it.
final class TemplatePane extends ScrollPane {
    private static final double WIDTH = 640;
    private static final double MOST_HEIGHT = 620;
    private static final int LINES = 3;

    private final TemplateMaking making;
    private final TextField name = new TextField();
    private final TextArea description = new TextArea();
    private final Label problem = StyleClass.WRONG.on(new Label());
    private final List<BorderRow> borders;
    private final List<ProposalRow> proposals;
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();

    TemplatePane(TemplateMaking making) {
        this.making = making;
        this.borders = making.proposal().borders().stream().map(BorderRow::new).toList();
        this.proposals = making.proposal()
                .proposals()
                .stream()
                .map(proposal -> new ProposalRow(proposal, this::check))
                .toList();
        setId("template-pane");
        setFitToWidth(true);
        setPrefViewportWidth(WIDTH);
        getStyleClass().add("bs-scroll");
        setFocusTraversable(false);
        setContent(form());
        name.textProperty().addListener(_ -> check());
        check();
    }

    /// As high as what it holds, as far as a screen has room for that.
    @Override
    protected double computePrefHeight(double width) {
        return Math.min(MOST_HEIGHT, super.computePrefHeight(width));
    }

    private VBox form() {
        name.setId("template-name");
        name.setText(making.proposal().name());
        name.setAccessibleText("Name");
        problem.setId("template-name-problem");
        problem.setWrapText(true);
        description.setId("template-description");
        description.setAccessibleText("Description");
        description.setPromptText("What is it, and which paper is it from?");
        description.setWrapText(true);
        description.setPrefRowCount(LINES);
        var what = StyleClass.MUTED.on(new Label(
                "The selection becomes a template of your own, and an instance of it takes its place."));
        what.setWrapText(true);
        var form = new VBox(12, what, new VBox(4, caption("Name", name), name, problem), place(),
                new VBox(4, caption("Description", description), description), section("Ports", borders), parameters());
        form.getStyleClass().add("bs-template-form");
        return form;
    }

    /// Who finds it. A design without a file has nothing beside it.
    private Node place() {
        var place = new ChoiceBox<TemplatePlace>();
        place.setId("template-place");
        place.setAccessibleText("Found");
        place.getItems().setAll(making.places());
        place.setValue(making.place());
        place.setDisable(making.places().size() == 1);
        place.valueProperty().addListener((_, _, chosen) -> {
            making.keepIn(chosen);
            check();
        });
        return new VBox(4, caption("Found", place), place);
    }

    private static Label caption(String text, Node field) {
        var caption = StyleClass.MUTED.on(new Label(text));
        caption.setLabelFor(field);
        return caption;
    }

    private static VBox section(String title, List<? extends Node> rows) {
        var section = new VBox(8, StyleClass.SMALL_HEADING.on(new Label(title)));
        section.getChildren().addAll(rows);
        return section;
    }

    private VBox parameters() {
        var section = section("Parameters", List.of());
        if (proposals.isEmpty()) {
            section.getChildren()
                    .add(StyleClass.MUTED.on(new Label("No number repeats, so none is proposed. You can add "
                            + "some when you step into the template.")));
        } else {
            section.getChildren().add(ProposalRow.header());
            section.getChildren().addAll(proposals);
        }
        return section;
    }

    /// The template as it is said here.
    TemplateDraft draft() {
        return new TemplateDraft(name.getText().strip(), description.getText().strip(),
                borders.stream().map(BorderRow::border).toList(),
                proposals.stream().map(ProposalRow::proposal).toList());
    }

    /// Whether nothing is wrong with it.
    ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    void focusName() {
        name.requestFocus();
        name.selectAll();
    }

    private void check() {
        var findings = making.findings(draft());
        say(problem, sentences(findings, TemplateMaking.NAME));
        name.getStyleClass().remove("bs-field-wrong");
        if (!problem.getText().isEmpty()) {
            name.getStyleClass().add("bs-field-wrong");
        }
        proposals.forEach(row -> row.say(sentences(findings, row.name())));
        complete.set(findings.isEmpty() && proposals.stream().noneMatch(ProposalRow::isWrong));
    }

    private static String sentences(List<Finding> findings, String part) {
        return findings.stream()
                .filter(finding -> part.equals(finding.part()))
                .map(finding -> finding.fact() + " " + finding.fix())
                .collect(Collectors.joining("\n"));
    }

    static void say(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    /// A port: which way it goes, what it is called, and what it stands for.
    private static final class BorderRow extends HBox {
        private static final double WIDTH_OF_DIRECTION = 48;
        private static final double WIDTH_OF_PLACE = 170;

        private final TemplateDraft.Border shown;
        private final TextField title = new TextField();

        BorderRow(TemplateDraft.Border shown) {
            super(8);
            this.shown = shown;
            var isInput = shown.direction() == TemplateDraft.Direction.IN;
            var direction = new Label(isInput ? "Input" : "Output");
            direction.setMinWidth(WIDTH_OF_DIRECTION);
            title.setId("template-port-" + shown.id());
            title.setText(shown.title());
            title.setPromptText(shown.id().value());
            title.setAccessibleText("Title of " + shown.id());
            setHgrow(title, Priority.ALWAYS);
            var place = StyleClass.MUTED.on(StyleClass.MONO.on(
                    new Label((isInput ? "takes " : "gives ") + shown.wire())));
            place.setMinWidth(WIDTH_OF_PLACE);
            place.setMaxWidth(WIDTH_OF_PLACE);
            setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(direction, title, place);
        }

        TemplateDraft.Border border() {
            return shown.withTitle(title.getText().strip());
        }
    }
}
