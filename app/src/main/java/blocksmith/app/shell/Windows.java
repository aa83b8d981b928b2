package blocksmith.app.shell;

import blocksmith.app.session.ClipboardAccess;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.KernelsAhead;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.theme.Appearance;
import blocksmith.engine.tune.TunedLayers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// The windows of the program: each with a design and a session of its own; templates, theme and preferences are the same
/// for all.
final class Windows implements FurtherWindows {
    /// A window does not hide the one that it was opened from.
    private static final double BESIDE = 32;

    private final ClipboardAccess clipboard;
    private final TemplateStore templates;
    private final TunedLayers layers;
    private final KernelsAhead ahead;
    private final Appearance appearance;
    private final Preferences preferences;
    private final Function<Window, Choosers> choosers;
    private final Runnable afterLast;
    private final List<EditorWindow> open = new ArrayList<>();

    /// @param layers    of which it is known how fast their kernels are
    /// @param ahead     has kernels compiled that may be measured
    /// @param choosers  what asks the questions of a window
    /// @param afterLast done when the last window is closed
    Windows(ClipboardAccess clipboard, TemplateStore templates, TunedLayers layers, KernelsAhead ahead,
            Appearance appearance, Preferences preferences, Function<Window, Choosers> choosers, Runnable afterLast) {
        this.clipboard = clipboard;
        this.templates = templates;
        this.layers = layers;
        this.ahead = ahead;
        this.appearance = appearance;
        this.preferences = preferences;
        this.choosers = choosers;
        this.afterLast = afterLast;
    }

    @Override
    public void open(@Nullable Path file) {
        var made = make();
        if (file != null) {
            made.documents().open(file);
        }
        made.show();
    }

    /// A window that is not shown yet.
    EditorWindow make() {
        var stage = new Stage();
        var session = new EditorSession(clipboard, templates, layers, ahead);
        var made = new EditorWindow(stage, session,
                new MainWindow(session, appearance, choosers.apply(stage), preferences, this), appearance);
        if (!open.isEmpty()) {
            putBeside(open.getLast().stage(), stage);
        }
        open.add(made);
        measureAlone(made);
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> {
            open.remove(made);
            if (open.isEmpty()) {
                afterLast.run();
            }
        });
        return made;
    }

    /// A little lower and to the right, or at the corner where there is no more room.
    private static void putBeside(Stage before, Stage stage) {
        var screen = Screen.getPrimary().getVisualBounds();
        double x = before.getX() + BESIDE;
        double y = before.getY() + BESIDE;
        boolean hasRoom = screen.contains(x, y, before.getWidth(), before.getHeight());
        stage.setX(hasRoom ? x : screen.getMinX());
        stage.setY(hasRoom ? y : screen.getMinY());
    }

    /// Two measurements at once would measure each other.
    private void measureAlone(EditorWindow made) {
        made.session().benchmark().liveProperty().addListener((_, _, on) -> {
            if (on) {
                silenceOthers(made);
            }
        });
        made.session().comparison().latencyProperty().addListener((_, before, now) -> {
            if (now.isRunning() && !before.isRunning()) {
                silenceOthers(made);
            }
        });
    }

    private void silenceOthers(EditorWindow measuring) {
        open.stream().filter(other -> other != measuring).map(EditorWindow::session).forEach(other -> {
            other.comparison().giveWay();
            other.benchmark().liveProperty().set(false);
        });
    }

    List<EditorWindow> all() {
        return List.copyOf(open);
    }
}
