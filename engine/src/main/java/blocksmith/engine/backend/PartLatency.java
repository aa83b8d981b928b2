package blocksmith.engine.backend;

/// The median of one part of a program, in nanoseconds.
public record PartLatency(Part part, double median) {
}
