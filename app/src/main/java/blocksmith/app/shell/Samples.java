package blocksmith.app.shell;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The designs that come with the program, from the repository's folder of samples.
final class Samples {
    /// In the order in which a newcomer may want them.
    static final List<String> ALL = List.of(
            "efficient-block",
            "inverted-residual",
            "depthwise-separable",
            "bottleneck",
            "squeeze-excitation",
            "channel-shuffle",
            "standard-3x3",
            "depthwise-3x3",
            "pointwise-1x1",
            "grouped-3x3",
            "dilated-3x3",
            "factorized-7x7",
            "two-3x3",
            "conv-5x5",
            "direct-3x3");

    private Samples() {
    }

    static Design read(String name) {
        try (var stream = Samples.class.getResourceAsStream("/samples/" + name + ".json")) {
            var text = new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
            return switch (DesignCodec.read(text)) {
                case DesignReading.Read(var design) -> design;
                case DesignReading.Refused(var problems) -> throw new IllegalStateException(name + ": " + problems);
            };
        } catch (IOException failure) {
            throw new UncheckedIOException("A sample of the program cannot be read: " + name, failure);
        }
    }
}
