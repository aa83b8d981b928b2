package blocksmith.engine.backend;

import java.util.List;
import java.util.stream.Stream;

/// The median of one part of a program, in nanoseconds.
///
/// @param layers of the layers that it runs together, which add up to it; none where it runs one
public record PartLatency(Part part, double median, List<PartLatency> layers) {
    public PartLatency {
        layers = List.copyOf(layers);
    }

    /// Of one layer.
    public PartLatency(Part part, double median) {
        this(part, median, List.of());
    }

    /// Layer by layer.
    public Stream<PartLatency> apart() {
        return layers.isEmpty() ? Stream.of(this) : layers.stream();
    }
}
