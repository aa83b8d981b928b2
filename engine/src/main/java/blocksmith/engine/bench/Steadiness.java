package blocksmith.engine.bench;

/// Whether runs agree: the interquartile range is at most a tenth of the median.
public enum Steadiness {
    STEADY, UNSTEADY
}
