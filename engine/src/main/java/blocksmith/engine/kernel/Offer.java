package blocksmith.engine.kernel;

import java.util.function.Supplier;

/// A candidate's answer to a layer.
public sealed interface Offer {

    record Accepted(Kernel kernel) implements Offer {
    }

    /// It could, and is not expected to be the fastest: to be chosen only where it was measured to be.
    ///
    /// @param reason why it hardly is, as shown to users
    record Unlikely(Supplier<Kernel> kernel, String reason) implements Offer {
    }

    /// @param reason why not, as shown to users: `the kernel is 5×5, not 3×3`
    record Declined(String reason) implements Offer {
    }
}
