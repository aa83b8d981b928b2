package blocksmith.engine.op;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How exact convolutions are to be, which decides by what they may be computed. What is measured of each stands in the
/// decision on accuracy; [#limit] is what the tests hold it to.
public enum Accuracy {
    /// Every tap is multiplied and added, as the definition says.
    EXACT(1e-5),
    /// Winograd with two outputs at once: F(2×2, 3×3), and F(2, k) along one axis.
    BALANCED(2e-5),
    /// Winograd with four outputs at once where that is less work: F(4×4, 3×3), and F(4, k) along one axis.
    FAST(1e-4);

    /// What is used where nothing is said.
    public static final Accuracy DEFAULT = FAST;

    private final double limit;

    Accuracy(double limit) {
        this.limit = limit;
    }

    /// As a command line takes it: `balanced`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The largest error that it may come to, against the definition in double precision, in terms of the output's largest
    /// magnitude.
    public double limit() {
        return limit;
    }

    public static Optional<Accuracy> named(String id) {
        return Arrays.stream(values()).filter(accuracy -> accuracy.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Accuracy::id).toList();
    }
}
