package blocksmith.app.shell;

import blocksmith.app.bench.BenchDock;
import blocksmith.app.canvas.DesignCanvas;
import blocksmith.app.inspector.Inspector;
import blocksmith.app.palette.Palette;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.Offer;
import blocksmith.app.theme.Appearance;
import blocksmith.engine.analysis.Precision;
import blocksmith.engine.op.Convention;
import blocksmith.engine.problem.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What stands where: tools above, palette, canvas, inspector, bench, and the status line below. Each panel can be put
/// away. This is where the views meet; none of them knows another.
final class MainWindow extends BorderPane {
    private static final double PALETTE_WIDTH = 214;
    private static final double INSPECTOR_WIDTH = 314;
    /// Room for lines of code.
    private static final double CODE_WIDTH = 640;
    private static final double BENCH_HEIGHT = 262;
    /// Pixels above and below the totals.
    private static final double BESIDE_TOTALS = 44;
    /// Narrower windows begin without the palette, for the canvas is what matters; the menu brings it back.
    private static final double ROOM_FOR_PALETTE = 1200;

    private final EditorSession session;
    private final DesignCanvas canvas;
    private final Inspector inspector;
    private final Documents documents;
    private final Palette palette;
    private final Workplace workplace;
    private final CheckMenuItem palettePanel;
    private final Notice notice = new Notice();

    MainWindow(EditorSession session, Appearance appearance, Choosers choosers, Preferences preferences,
            FurtherWindows windows) {
        this.session = session;
        this.canvas = new DesignCanvas(session, appearance);
        this.inspector = new Inspector(session);
        this.documents = new Documents(session, choosers, preferences, windows, notice::tell,
                inspector::enterPending);
        var exports = new Exports(session, choosers, appearance, notice::tell);
        setId("window");
        this.palette = new Palette(session.offers(), target());
        var bench = new BenchDock(session, appearance);
        palette.setPrefWidth(PALETTE_WIDTH);
        inspector.prefWidthProperty().bind(
                Bindings.when(inspector.codeShownProperty()).then(CODE_WIDTH).otherwise(INSPECTOR_WIDTH));
        bench.setPrefHeight(BENCH_HEIGHT);
        this.workplace = new Workplace(session, appearance, choosers, canvas, stage());
        var upper = new BorderPane(workplace, null, inspector, null, null);
        var middle = new BorderPane(upper, null, null, bench, null);
        var actions = new Actions(session, documents, canvas, workplace::chooseCounterpart, appearance,
                preferences);
        var editing = workplace.comparing().not();
        this.palettePanel = panel("Palette", "Shortcut+Shift+P", palette, editing);
        var collections = new CollectionMenus(session, choosers, notice::tell);
        setTop(new TopBar(actions, preferences::recent, documents::open, exports.menu(), collections.menus(),
                figures(session),
                palettePanel,
                panel("Inspector", "Shortcut+Shift+I", inspector, Bindings.createBooleanBinding(() -> true)),
                panel("Bench", "Shortcut+Shift+B", bench, editing)));
        setLeft(palette);
        setCenter(middle);
        setBottom(new StatusLine(session, workplace.viewport(), this::reveal));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> otherKeys(event, actions));
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
    }

    /// Puts the palette away where the window begins with a width of so few pixels that the canvas needs them all.
    void makeRoom(double width) {
        palettePanel.setSelected(width >= ROOM_FOR_PALETTE);
    }

    void showExplanations() {
        inspector.showExplanations();
    }

    void showCode() {
        inspector.showCode();
    }

    /// Keys go to the canvas at first: a text field would take undo and delete for itself.
    void focusCanvas() {
        canvas.requestFocus();
    }

    /// Keys that some desktops and keyboards have for what the menus name by another.
    private static List<Menu> figures(EditorSession session) {
        return List.of(
                ChoiceMenu.of("Count work as", "menu-convention", List.of(Convention.values()), Convention::title,
                        session.conventionProperty()),
                ChoiceMenu.of("Keep elements in", "menu-precision", List.of(Precision.values()), Precision::title,
                        session.precisionProperty()));
    }

    private void otherKeys(KeyEvent event, Actions actions) {
        if (event.getCode() == KeyCode.ESCAPE && workplace.comparing().get()) {
            session.comparison().end();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !canvas.isFocused()) {
            canvas.requestFocus();
            event.consume();
        }
        if (!event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case Y -> actions.redo.work().run();
            case F -> palette.focusSearch();
            case PLUS, ADD -> actions.zoomIn.work().run();
            case SUBTRACT -> actions.zoomOut.work().run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    Documents documents() {
        return documents;
    }

    private Palette.Target target() {
        return new Palette.Target() {
            @Override
            public void add(Offer offer) {
                canvas.add(offer);
            }

            @Override
            public boolean drop(Offer offer, Point2D scene) {
                return !workplace.comparing().get() && canvas.drop(offer, scene);
            }
        };
    }

    /// The canvas with what floats over it.
    private StackPane stage() {
        var totals = new TotalsStrip(session);
        canvas.offerWhenEmpty(() -> new SampleOffers(documents::openSample));
        totals.visibleProperty().bind(session.designProperty().map(design -> !design.nodes().isEmpty()));
        var above = new VBox(8, totals, new Breadcrumb(session));
        above.setPickOnBounds(false);
        above.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var stage = new StackPane(canvas, above, notice);
        totals.prefWrapLengthProperty().bind(stage.widthProperty().subtract(32));
        canvas.coveredProperty().bind(above.heightProperty().add(BESIDE_TOTALS));
        StackPane.setAlignment(above, Pos.TOP_LEFT);
        StackPane.setMargin(above, new Insets(14, 16, 0, 16));

        StackPane.setAlignment(notice, Pos.BOTTOM_CENTER);
        StackPane.setMargin(notice, new Insets(0, 16, 16, 16));
        return stage;
    }

    private void reveal(NodeId node) {
        session.select(Set.of(node));
        canvas.reveal(node);
    }

    /// @param room whether there is room for it; a comparison needs that of most panels
    private static CheckMenuItem panel(String name, String key, Node panel, BooleanBinding room) {
        var item = new CheckMenuItem(name);
        item.setId("panel-" + name.toLowerCase(java.util.Locale.ROOT));
        item.setAccelerator(KeyCombination.valueOf(key));
        item.setSelected(true);
        panel.visibleProperty().bind(item.selectedProperty().and(room));
        panel.managedProperty().bind(panel.visibleProperty());
        return item;
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        event.getDragboard()
                .getFiles()
                .stream()
                .map(java.io.File::toPath)
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(this::openDropped);
        event.setDropCompleted(true);
        event.consume();
    }

    /// Opens a file that was dropped on the window.
    void openDropped(Path file) {
        documents.open(file);
    }
}
