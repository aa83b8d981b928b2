package blocksmith.engine.op;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How weights are drawn that nobody has set.
public enum Initialization {
    /// Kernels normal with variance `2 / fan-in` (He et al. 2015, arXiv:1502.01852, equation 10), which keeps the spread of
    /// activations about the same from layer to layer. Normalizations are drawn near the identity, not at it, so that
    /// folding them is put to the test.
    HE,
    /// Kernels uniform up to `sqrt(6 / (fan-in + fan-out))` (Glorot and Bengio 2010, equation 16); all else as a new layer
    /// has it: offsets 0, scales 1.
    XAVIER,
    /// As PyTorch's layers begin: kernels and biases uniform up to `1 / sqrt(fan-in)` (PyTorch documentation,
    /// torch.nn.Conv2d, Variables), normalizations at the identity.
    PYTORCH;

    /// As documents write it: `he`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Initialization> named(String id) {
        return Arrays.stream(values()).filter(initialization -> initialization.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Initialization::id).toList();
    }
}
