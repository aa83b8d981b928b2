package blocksmith.app.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Something that a user can have done, from a menu, a button or by a key.
///
/// @param id  the menu item's id: `action-undo`
/// @param key null for none
/// @param off where it cannot be done; null for nowhere
record Action(String id, ObservableStringValue label, @Nullable KeyCombination key,
        @Nullable ObservableBooleanValue off, Runnable work) {

    MenuItem menuItem() {
        var item = new MenuItem();
        item.setId(id);
        item.textProperty().bind(label);
        item.setAccelerator(key);
        if (off != null) {
            item.disableProperty().bind(off);
        }
        item.setOnAction(_ -> work.run());
        return item;
    }
}
