package blocksmith.engine.bench;

/// Whether runs agree: there are at least five, and their interquartile range is at most a tenth of the median.
public enum Steadiness {
    STEADY, UNSTEADY
}
