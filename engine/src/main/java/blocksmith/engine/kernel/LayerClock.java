package blocksmith.engine.kernel;

/// Told what each of several layers takes that are run together, by all threads that run them. It is of one run, as the
/// kernel is of many.
public interface LayerClock {
    /// Reads no clock.
    LayerClock NONE = _ -> _ -> {
    };

    /// Of one thread, which has it for itself, from now on.
    Watch watch(int thread);

    /// What a thread knows of its own time.
    interface Watch {
        /// What passed since the last call, or since it was asked for, was work of a layer, counted from 0.
        void worked(int layer);
    }
}
