package blocksmith.engine.op;

/// One dimension of an operator's output and the formula that it follows from.
///
/// @param name as in the field: `Hout`
public record OutputSize(String name, Formula formula) {
}
