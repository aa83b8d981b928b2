package blocksmith.engine.plan;

/// Where a plan turns the images that its caller gives and gets, which have channels first, into its own order and back.
public enum LayoutChanges {
    /// Within kernels where these can, which read or make the caller's images as they stand.
    WITHIN_KERNELS,
    /// Before and after all kernels, so that their times are of kernels alone.
    APART
}
