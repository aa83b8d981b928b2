package blocksmith.engine.design;

/// What must hold of a design's parameters together.
///
/// @param rule a condition over them, such as `channels % groups == 0`
/// @param help why, in one sentence; empty for none
public record Constraint(String rule, String help) {
}
