package blocksmith.engine.op;

/// A symbol of a formula and its value here.
///
/// @param name    as in the formula's text, and as an engineer writes it: `Cout`, `kh`
/// @param meaning what it stands for: `output channels`
public record Symbol(String name, String meaning, long value) {
}
