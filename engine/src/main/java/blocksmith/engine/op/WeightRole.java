package blocksmith.engine.op;

/// What a weight tensor is for.
public enum WeightRole {
    /// A convolution's or linear layer's kernel: what papers count as weights.
    KERNEL,
    BIAS,
    /// A normalization's learned factor (gamma).
    SCALE,
    /// A normalization's learned offset (beta).
    SHIFT,
    /// What negative elements are multiplied by.
    SLOPE,
    /// A factor that begins small.
    LAYER_SCALE, RUNNING_MEAN, RUNNING_VARIANCE;

    /// Whether it is learned: a parameter rather than a buffer.
    public boolean isLearned() {
        return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
    }
}
