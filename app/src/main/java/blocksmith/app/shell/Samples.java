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
    static final List<String> FEATURED = List.of(
            "efficient-block",
            "inverted-residual",
            "depthwise-separable",
            "bottleneck",
            "squeeze-excitation",
            "channel-shuffle");

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
