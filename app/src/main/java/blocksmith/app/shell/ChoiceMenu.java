package blocksmith.app.shell;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// A menu in which one of several values is chosen.
final class ChoiceMenu {
    private ChoiceMenu() {
    }

    /// @param id of the menu; an item's is that and the value's name
    static <T extends Enum<T>> Menu of(String name, String id, List<T> values, Function<T, String> words,
            ObjectProperty<T> chosen) {
        var menu = new Menu(name);
        menu.setId(id);
        var group = new ToggleGroup();
        for (var value : values) {
            var item = new RadioMenuItem(words.apply(value));
            item.setId(id + "-" + value.name());
            item.setToggleGroup(group);
            item.setOnAction(_ -> chosen.set(value));
            chosen.subscribe(now -> item.setSelected(now == value));
            menu.getItems().add(item);
        }
        return menu;
    }
}
