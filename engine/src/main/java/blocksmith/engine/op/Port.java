package blocksmith.engine.op;

/// A place where a wire ends or begins.
///
/// @param name stable within documents: `in`, `a`, `in2`, `out`
/// @param label what the window says of it
public record Port(String name, String label) {
}
