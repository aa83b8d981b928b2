package blocksmith.engine.kernel;

/// A candidate's answer to a layer.
public sealed interface Offer {

    record Accepted(Kernel kernel) implements Offer {
    }

    /// @param reason why not, as shown to users: `the kernel is 5×5, not 3×3`
    record Declined(String reason) implements Offer {
    }
}
