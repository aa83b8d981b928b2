package blocksmith.engine.analysis;

import blocksmith.engine.op.Rule;
import blocksmith.engine.op.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the elements of activations and weights are kept in, for the figures of memory and bandwidth. Runs compute in
/// FP32 whatever is chosen here.
public enum Precision {
    FP32("FP32", 4, new Source("IEEE 754-2019", "binary32, table 3.5")),
    /// FP16 and BF16 take the same memory.
    HALF("FP16/BF16", 2, new Source("IEEE 754-2019", "binary16, table 3.5")),
    INT8("INT8", 1, new Source("ONNX IR specification", "tensor element types"));

    private final String title;
    private final int bytes;
    private final Rule activationBytes;

    Precision(String title, int bytes, Source source) {
        this.title = title;
        this.bytes = bytes;
        this.activationBytes = Rule.of("b * O", source);
    }

    /// As people write it: `FP16/BF16`.
    public String title() {
        return title;
    }

    /// Bytes an element.
    public int bytes() {
        return bytes;
    }

    /// The size of `O` elements of `b` bytes.
    Rule activationBytes() {
        return activationBytes;
    }

    /// As a command line takes it: `half`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Precision> named(String id) {
        return Arrays.stream(values()).filter(precision -> precision.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Precision::id).toList();
    }
}
