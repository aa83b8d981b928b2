package blocksmith.engine.bench;

/// The medians of turning the inputs from NCHW into the order of kernels, and of turning the outputs back, in
/// nanoseconds.
public record LayoutLatency(double reading, double writing) {
}
