package blocksmith.engine.kernel;

/// In which order an image stands in memory.
public enum Order {
    /// NHWC: the channels of a pixel stand together, as most kernels work.
    CHANNELS_LAST,
    /// NCHW: the pixels of a channel stand together, as callers give and take images.
    CHANNELS_FIRST
}
