package blocksmith.engine.run;

import blocksmith.engine.kernel.LayerClock;

/// Told when each part of a run begins and ends: the change of layout of the inputs ([#READING]), the steps of the plan
/// from 0 on, the change of layout of the outputs ([#WRITING]).
public interface StepClock {
    /// The part before the first step.
    int READING = -2;
    /// The part after the last step.
    int WRITING = -1;

    StepClock NONE = new StepClock() {
    };

    default void begin(int part) {
    }

    default void end(int part) {
    }

    /// What is told of the layers of a step that runs several.
    default LayerClock layers(int step) {
        return LayerClock.NONE;
    }
}
