package blocksmith.app.shell;

import blocksmith.app.theme.StyleClass;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The row of tools above: name, menus, and what is used most.
final class TopBar extends HBox {
    private static final double HEIGHT = 46;

    private final Actions actions;

    /// @param recent      the files that *Open recent* lists when it is opened
    /// @param exports     the forms that the design can be exported in
    /// @param collections what takes templates out and in
    /// @param figures     what may be chosen about the figures that are shown
    TopBar(Actions actions, Supplier<Iterable<Path>> recent, Consumer<Path> open, Menu exports,
            List<Menu> collections, List<Menu> figures, MenuItem... panels) {
        super(10);
        this.actions = actions;
        setId("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        StyleClass.SEPARATED_BELOW.on(StyleClass.PANEL.on(this));
        getStyleClass().add("bs-top-bar");
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(
                brand(),
                menus(recent, open, exports, designMenu(collections, figures), panels),
                space,
                new FormToggle(actions.formProperty()),
                pills(),
                button(actions.pin, "tool-pin"),
                primary());
    }

    private static Label brand() {
        var brand = StyleClass.BRAND.on(new Label("Blocksmith"));
        brand.setMinWidth(USE_PREF_SIZE);
        return brand;
    }

    private Menu designMenu(List<Menu> collections, List<Menu> figures) {
        var design = menu("Design", actions.addOperator, actions.frame);
        design.getItems().add(new SeparatorMenuItem());
        add(design, actions.makeTemplate, actions.detach, actions.stepInto, actions.stepOut);
        design.getItems().add(new SeparatorMenuItem());
        add(design, actions.compare, actions.form);
        design.getItems().add(new SeparatorMenuItem());
        design.getItems().addAll(collections);
        design.getItems().add(new SeparatorMenuItem());
        design.getItems().addAll(figures);
        return design;
    }

    private MenuBar menus(Supplier<Iterable<Path>> recent, Consumer<Path> open, Menu exports, Menu design,
            MenuItem... panels) {
        var file = menu("File", actions.startNew, actions.newWindow, actions.open, actions.openElsewhere);
        file.getItems().addAll(recentMenu(recent, open), new SeparatorMenuItem());
        add(file, actions.save, actions.saveAs);
        file.getItems().addAll(new SeparatorMenuItem(), exports);
        var edit = menu("Edit", actions.undo, actions.redo);
        edit.getItems().add(new SeparatorMenuItem());
        add(edit, actions.cut, actions.copy, actions.paste, actions.duplicate, actions.delete, actions.selectAll);
        var view = menu("View", actions.fit, actions.zoomIn, actions.zoomOut, actions.actualSize);
        view.getItems().add(new SeparatorMenuItem());
        view.getItems().addAll(panels);
        view.getItems().add(new SeparatorMenuItem());
        add(view, actions.theme);
        var bar = new MenuBar(file, edit, view, design,
                menu("Benchmark", actions.live, actions.pin, actions.unpin));
        bar.setId("menus");
        bar.setMinWidth(USE_PREF_SIZE);
        return bar;
    }

    private static Menu menu(String name, Action... first) {
        var menu = new Menu(name);
        add(menu, first);
        return menu;
    }

    private static void add(Menu menu, Action... more) {
        for (var action : more) {
            menu.getItems().add(action.menuItem());
        }
    }

    private static Menu recentMenu(Supplier<Iterable<Path>> recent, Consumer<Path> open) {
        var menu = new Menu("Open recent");
        menu.setId("menu-recent");
        // a menu without items would not open, and so never learn of its items
        menu.getItems().add(new MenuItem("No files yet"));
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            recent.get().forEach(path -> {
                var item = new MenuItem(path.toString());
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> open.accept(path));
                menu.getItems().add(item);
            });
            if (menu.getItems().isEmpty()) {
                var none = new MenuItem("No files yet");
                none.setDisable(true);
                menu.getItems().add(none);
            }
        });
        return menu;
    }

    private HBox pills() {
        var undo = shortButton(actions.undo, "Undo", "tool-undo");
        var redo = shortButton(actions.redo, "Redo", "tool-redo");
        undo.getStyleClass().add("left-pill");
        redo.getStyleClass().add("right-pill");
        var pills = new HBox(undo, redo);
        pills.setAlignment(Pos.CENTER);
        return pills;
    }

    private static Button shortButton(Action action, String label, String id) {
        var button = new Button(label);
        button.setId(id);
        button.accessibleTextProperty().bind(action.label());
        return wired(button, action);
    }

    private static Button button(Action action, String id) {
        var button = new Button();
        button.setId(id);
        button.textProperty().bind(action.label());
        return wired(button, action);
    }

    private static Button wired(Button button, Action action) {
        if (action.off() != null) {
            button.disableProperty().bind(action.off());
        }
        button.setOnAction(_ -> action.work().run());
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private Button primary() {
        return StyleClass.PRIMARY.on(button(actions.live, "tool-live"));
    }
}
