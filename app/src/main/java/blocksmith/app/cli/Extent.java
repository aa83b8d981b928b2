package blocksmith.app.cli;

/// What is measured of a design.
enum Extent {
    LATENCY,
    /// And the largest error of what comes out.
    LATENCY_AND_ERROR
}
