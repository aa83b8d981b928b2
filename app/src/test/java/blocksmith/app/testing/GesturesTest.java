package blocksmith.app.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Holds the platform that tests run on to what the tests of the window take for granted.
@WindowTest
class GesturesTest {
    private final List<MouseEvent> mouse = new ArrayList<>();
    private final List<ScrollEvent> wheel = new ArrayList<>();
    private Stage stage;
    private Pane pane;
    private TextField text;

    @Start
    void show(Stage stage) {
        this.stage = stage;
        text = new TextField();
        text.setId("text");
        pane = new Pane();
        pane.setId("pane");
        pane.setPrefSize(1500, 800);
        pane.addEventHandler(MouseEvent.ANY, mouse::add);
        pane.addEventHandler(ScrollEvent.SCROLL, wheel::add);
        stage.setScene(new Scene(new VBox(pane, text), 1600, 1000));
        stage.show();
    }

    @Test
    void aWindowIsAsLargeAsAsked() {
        assertEquals(1600, stage.getScene().getWidth());
        assertEquals(1000, stage.getScene().getHeight());
    }

    @Test
    void aDoubleClickCountsTwo(FxRobot robot) {
        robot.doubleClickOn("#pane");

        assertEquals(2, last(MouseEvent.MOUSE_CLICKED).getClickCount());
    }

    @Test
    void aDragGoesAsFarAsAsked(FxRobot robot) {
        robot.drag("#pane").moveBy(100, 40).drop();

        var start = last(MouseEvent.MOUSE_PRESSED);
        var end = last(MouseEvent.MOUSE_DRAGGED);
        assertTrue(end.isPrimaryButtonDown());
        assertEquals(100, end.getX() - start.getX(), 1);
        assertEquals(40, end.getY() - start.getY(), 1);
    }

    @Test
    void aMiddleDragKeepsItsButton(FxRobot robot) {
        robot.drag("#pane", MouseButton.MIDDLE).moveBy(100, 40).drop();

        assertTrue(last(MouseEvent.MOUSE_DRAGGED).isMiddleButtonDown());
    }

    @Test
    void aClickCarriesItsModifier(FxRobot robot) {
        robot.press(KeyCode.SHIFT).clickOn("#pane").release(KeyCode.SHIFT);

        assertTrue(last(MouseEvent.MOUSE_CLICKED).isShiftDown());
    }

    @Test
    void theWheelTurnsUpAndCarriesItsModifier(FxRobot robot) {
        robot.moveTo("#pane").press(KeyCode.CONTROL);
        TestPlatform.turnWheel(robot, VerticalDirection.UP);
        robot.release(KeyCode.CONTROL);

        assertTrue(wheel.getFirst().getDeltaY() > 0);
        assertTrue(wheel.getFirst().isControlDown());
    }

    @Test
    void textAndShortcutsAreTyped(FxRobot robot) {
        robot.clickOn("#text").write("aB_3*");
        assertEquals("aB_3*", text.getText());

        robot.push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.DELETE);
        assertEquals("", text.getText());
    }

    @Test
    void theClipboardKeepsText(FxRobot robot) {
        robot.clickOn("#text").write("abc").push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.SHORTCUT, KeyCode.C);

        robot.interact(() -> assertEquals("abc", Clipboard.getSystemClipboard().getString()));
    }

    @Test
    @DesktopOnly("the right button asks for no context menu")
    void theRightButtonAsksForAContextMenu(FxRobot robot) {
        var item = new MenuItem("Delete");
        item.setId("delete");
        item.setOnAction(event -> text.setText("deleted"));
        var menu = new ContextMenu(item);
        pane.setOnContextMenuRequested(event -> menu.show(pane, event.getScreenX(), event.getScreenY()));

        robot.rightClickOn("#pane").clickOn("#delete");

        assertEquals("deleted", text.getText());
    }

    private MouseEvent last(EventType<MouseEvent> type) {
        return mouse.stream().filter(event -> event.getEventType() == type).toList().getLast();
    }
}
