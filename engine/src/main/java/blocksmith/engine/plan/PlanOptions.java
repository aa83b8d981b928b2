package blocksmith.engine.plan;

import blocksmith.engine.op.Accuracy;

/// How a plan is to be made: what is neither the design's nor its weights'.
///
/// @param threads       that it will run on
/// @param preferences   which kernels were measured to be the fastest
/// @param layoutChanges where they happen
public record PlanOptions(int threads, Accuracy accuracy, Preferences preferences, LayoutChanges layoutChanges) {

    /// With nothing measured, and layouts changed within kernels.
    public PlanOptions(int threads, Accuracy accuracy) {
        this(threads, accuracy, Preferences.NONE, LayoutChanges.WITHIN_KERNELS);
    }

    /// With the accuracy that is usual, and nothing measured.
    public static PlanOptions forThreads(int threads) {
        return new PlanOptions(threads, Accuracy.DEFAULT);
    }

    public PlanOptions with(Accuracy changed) {
        return new PlanOptions(threads, changed, preferences, layoutChanges);
    }

    public PlanOptions with(Preferences changed) {
        return new PlanOptions(threads, accuracy, changed, layoutChanges);
    }

    public PlanOptions with(LayoutChanges changed) {
        return new PlanOptions(threads, accuracy, preferences, changed);
    }
}
