package blocksmith.engine.bench;

/// How closely a run is timed.
enum Detail {
    /// As a whole.
    RUN,
    /// Step by step too.
    STEPS,
    /// Layer by layer where a step runs several. Clocks are read so often that such steps take some percent longer.
    LAYERS,
    /// The first run, which is all that is known for a while.
    STEPS_AND_LAYERS;

    /// One run in so many is timed step by step.
    private static final int RUNS_BETWEEN_STEPS = 8;
    /// And another one layer by layer.
    private static final int LAYERS_AFTER_STEPS = RUNS_BETWEEN_STEPS / 2;

    /// Of a run, counted from 0.
    static Detail of(int run) {
        if (run == 0) {
            return STEPS_AND_LAYERS;
        }
        return switch (run % RUNS_BETWEEN_STEPS) {
            case 0 -> STEPS;
            case LAYERS_AFTER_STEPS -> LAYERS;
            default -> RUN;
        };
    }

    /// How many of so many runs are timed step by step.
    static int stepRuns(int runs) {
        return runs / RUNS_BETWEEN_STEPS;
    }

    boolean hasSteps() {
        return this == STEPS || this == STEPS_AND_LAYERS;
    }

    boolean hasLayers() {
        return this == LAYERS || this == STEPS_AND_LAYERS;
    }
}
