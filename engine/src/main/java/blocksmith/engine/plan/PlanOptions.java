package blocksmith.engine.plan;

import blocksmith.engine.op.Accuracy;

/// How a plan is to be made: what is neither the design's nor its weights'.
///
/// @param threads that it will run on
public record PlanOptions(int threads, Accuracy accuracy) {

    /// With the accuracy that is usual.
    public static PlanOptions forThreads(int threads) {
        return new PlanOptions(threads, Accuracy.DEFAULT);
    }

    public PlanOptions with(Accuracy changed) {
        return new PlanOptions(threads, changed);
    }
}
