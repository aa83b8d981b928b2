package blocksmith.app.session;

/// Whether the design is as it was last saved or opened.
public enum Saved {
    AS_SHOWN, CHANGED
}
