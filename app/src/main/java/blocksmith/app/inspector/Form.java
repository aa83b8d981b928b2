package blocksmith.app.inspector;

import javafx.scene.Node;

/// The fields for what is selected.
interface Form {
    Node content();

    /// Shows what the design and its analysis are now, save in the field that is being typed in.
    void show();

    /// Takes over what was typed and not yet entered.
    void commit();
}
