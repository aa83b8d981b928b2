package blocksmith.engine.plan;

/// A rearrangement of a plan that leaves its results the same.
@FunctionalInterface
interface Pass {
    Draft apply(Draft draft);
}
