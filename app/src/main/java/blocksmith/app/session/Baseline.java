package blocksmith.app.session;

/// A design that others are compared with, as it was when it was pinned.
public record Baseline(Analyzed analyzed) {

    public String name() {
        return analyzed.design().name();
    }
}
