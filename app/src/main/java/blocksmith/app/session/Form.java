package blocksmith.app.session;

/// The two forms of a design.
public enum Form {
    /// As it is drawn, and trained.
    TRAINING,
    /// As it is used: what only training needs is gone, or has gone into the weights of what is left.
    DEPLOYED;

    public Form other() {
        return switch (this) {
            case TRAINING -> DEPLOYED;
            case DEPLOYED -> TRAINING;
        };
    }

    /// `training form`
    public String title() {
        return switch (this) {
            case TRAINING -> "training form";
            case DEPLOYED -> "deployed form";
        };
    }
}
