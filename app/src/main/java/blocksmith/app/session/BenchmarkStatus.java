package blocksmith.app.session;

/// How the live measurement stands.
public enum BenchmarkStatus {
    /// Live is off.
    OFF,
    /// An edit was just made, or a plan is being made.
    PREPARING,
    /// Numbers are provisional.
    WARMING_UP,
    /// Runs agree.
    STEADY,
    /// Runs spread over more than a tenth of their median.
    UNSTEADY,
    /// The design has problems that keep it from being run.
    IMPOSSIBLE
}
