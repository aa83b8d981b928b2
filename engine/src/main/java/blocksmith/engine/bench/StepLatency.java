package blocksmith.engine.bench;

import blocksmith.engine.plan.Step;

/// The median of one step of a plan, in nanoseconds.
public record StepLatency(Step step, double median) {
}
