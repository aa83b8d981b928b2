package blocksmith.engine.run;

/// Told when each step of a run begins and ends; may stop the run between two.
public interface StepClock {
    StepClock NONE = new StepClock() {
    };

    default boolean isStopped() {
        return false;
    }

    default void begin(int step) {
    }

    default void end(int step) {
    }
}
