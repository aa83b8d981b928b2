package blocksmith.engine.op;

/// What kind of work an operator does: the window's colour, and the group it stands in where operators are listed.
public enum Category {
    INPUT_OUTPUT("Input · Output"), CONVOLUTION("Convolution"), DEPTHWISE("Convolution"),
    NORMALIZATION("Normalize · Activate"), ACTIVATION("Normalize · Activate"), ATTENTION("Channels"),
    CHANNELS("Channels"), MERGE("Channels"), POOL("Pool · Dense"), DENSE("Pool · Dense"),
    /// A design within a design.
    BLOCK("Blocks");

    private final String group;

    Category(String group) {
        this.group = group;
    }

    /// The heading under which lists of operators show it.
    public String group() {
        return group;
    }
}
