package blocksmith.engine.compare;

/// A value that is another.
///
/// @param what   the value's name: `kernel`, `in1`, `when`
/// @param before as documents write it, whole numbers without a point; empty where it was not set
/// @param after  the same afterwards
public record ValueChange(String what, String before, String after) {
}
