package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.design.Parameter;
import blocksmith.engine.design.TemplateDraft;
import blocksmith.engine.op.Literal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What is asked before a selection becomes a template.
class TemplatePaneTest extends OpenWindow {
    private final AtomicReference<TemplatePane> shown = new AtomicReference<>();

    private final AtomicReference<Stage> place = new AtomicReference<>();

    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
        place.set(stage);
    }

    @BeforeEach
    void ask(FxRobot robot) {
        awaitAnalysis();
        select(robot, "project", "project-bn", "add");
        robot.interact(() -> {
            shown.set(new TemplatePane(session.templateMaking().orElseThrow()));
            var scene = new Scene(shown.get(), 700, 700);
            appearance.style(scene);
            Objects.requireNonNull(place.get()).setScene(scene);
        });
    }

    private TemplatePane pane() {
        return Objects.requireNonNull(shown.get());
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> {
            var input = robot.lookup(field).queryAs(TextField.class);
            input.requestFocus();
            input.selectAll();
        });
        robot.push(KeyCode.DELETE).write(text);
    }

    private TemplateDraft.Proposal proposal(String name) {
        return pane().draft().proposals().stream().filter(each -> each.original().name().equals(name)).findFirst()
                .orElseThrow();
    }

    private static String problem(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void whatIsProposedCanBeMadeAsItIs(FxRobot robot) {
        assertTrue(pane().completeProperty().get());
        assertEquals(session.templateMaking().orElseThrow().proposal(), pane().draft());
    }

    @Test
    void aNameThatIsTakenOrNoneIsSaidInPlace(FxRobot robot) {
        type(robot, "#template-name", "mbconv");
        assertTrue(problem(robot, "#template-name-problem").contains("already"));
        assertFalse(pane().completeProperty().get());

        type(robot, "#template-name", "a/b");
        assertTrue(problem(robot, "#template-name-problem").contains("no name"));

        type(robot, "#template-name", "my end");
        assertTrue(pane().completeProperty().get());
        assertEquals("my end", pane().draft().name());
    }

    @Test
    void aParameterIsNamedBoundedAndDocumented(FxRobot robot) {
        type(robot, "#template-parameter-out-name", "leaving");
        type(robot, "#template-parameter-out-value", "64");
        type(robot, "#template-parameter-out-min", "8");
        type(robot, "#template-parameter-out-max", "512");
        type(robot, "#template-parameter-out-help", "Channels that leave");

        assertEquals(new Parameter("leaving", new Literal.Whole(64), 8L, 512L, "Channels that leave"),
                proposal("out").wanted());
        assertTrue(pane().completeProperty().get());
    }

    @Test
    void aParameterIsLeftOut(FxRobot robot) {
        robot.interact(() -> robot.lookup("#template-parameter-out-kept").queryAs(javafx.scene.control.CheckBox.class)
                .setSelected(false));
        assertNull(proposal("out").wanted());
        assertTrue(robot.lookup("#template-parameter-out-name").query().isDisabled());
        assertTrue(pane().completeProperty().get());
    }

    @Test
    void aDefaultOutsideItsBoundsIsSaidInPlace(FxRobot robot) {
        type(robot, "#template-parameter-out-max", "16");
        assertEquals("This is 32; 16 is the most. Choose 16 or less.",
                problem(robot, "#template-parameter-out-problem"));
        assertFalse(pane().completeProperty().get());

        type(robot, "#template-parameter-out-max", "many");
        assertTrue(problem(robot, "#template-parameter-out-problem").contains("whole numbers"));
        assertFalse(pane().completeProperty().get());
    }

    @Test
    void twoParametersOfOneNameAreSaidInPlace(FxRobot robot) {
        type(robot, "#template-parameter-out-name", "stride");
        assertFalse(pane().completeProperty().get());
        assertTrue(robot.lookup(".label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().contains("is the name of another parameter")));
    }

    @Test
    void whatIsSaidIsMadeAndUndone(FxRobot robot) {
        var before = design();
        type(robot, "#template-name", "my end");
        type(robot, "#template-port-se-in", "From the gate");
        type(robot, "#template-parameter-out-name", "leaving");
        var draft = pane().draft();
        choosers.template = _ -> java.util.Optional.of(draft);
        robot.interact(window.documents()::makeTemplate);

        assertTrue(Files.exists(session.templates().folder().resolve("my end.json")));
        var instance = design().nodes().values().stream().filter(node -> node.operator().equals("my end")).findFirst()
                .orElseThrow();
        assertEquals(new Literal.Word("out"), instance.values().get("leaving"));
        robot.interact(session::undo);
        assertEquals(before, design());
    }

    @Test
    void itCanBeKeptBesideTheDesign(FxRobot robot, @TempDir Path folder) {
        robot.interact(() -> {
            session.saved(folder.resolve("design.json"));
            var making = session.templateMaking().orElseThrow();
            making.keepIn(making.places().getLast());
            assertEquals(Optional.empty(), session.makeTemplate(making, making.proposal()));
            assertTrue(Files.exists(folder.resolve("templates").resolve(making.proposal().name() + ".json")));
        });
        awaitAnalysis();
        assertTrue(session.analysisProperty().get().problems().isEmpty());
    }
}
