package blocksmith.app.session;

import blocksmith.engine.design.Fragment;

/// What goes to the clipboard and comes from it.
final class Copying {
    /// How far a copy is put from its original, in pixels.
    private static final int PASTE_STEP = 24;

    private final ShownDesign shown;
    private final ClipboardAccess clipboard;
    private int pastes;

    Copying(ShownDesign shown, ClipboardAccess clipboard) {
        this.shown = shown;
        this.clipboard = clipboard;
    }

    void copy() {
        if (!shown.selection().isEmpty()) {
            pastes = 0;
            clipboard.put(selected().text());
        }
    }

    void copy(String text) {
        clipboard.put(text);
    }

    void paste() {
        clipboard.text().flatMap(Fragment::parse).ifPresent(this::paste);
    }

    void duplicate() {
        if (!shown.selection().isEmpty()) {
            pastes = 0;
            paste(selected());
        }
    }

    private Fragment selected() {
        return Fragment.of(shown.design(), shown.selection());
    }

    private void paste(Fragment fragment) {
        pastes++;
        shown.add(fragment.paste(shown.design(), pastes * PASTE_STEP, pastes * PASTE_STEP));
    }
}
