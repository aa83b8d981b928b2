package blocksmith.engine.backend;

import blocksmith.engine.run.StepClock;
import blocksmith.engine.tensor.Tensor;
import java.util.List;

/// A program with its memory. One thread at a time may use it.
public interface Execution extends AutoCloseable {
    /// Puts the inputs in place, in the order of the program's.
    ///
    /// @throws IllegalArgumentException when a shape is not the program's
    void feed(List<Tensor> inputs);

    /// Says that it is to run often: what makes that faster begins now. Otherwise it begins with the second run.
    default void prepare() {
    }

    /// How far its kernels are as fast as they become.
    default Readiness readiness() {
        return Readiness.READY;
    }

    /// Runs once, from inputs in NCHW to outputs in NCHW, and tells `clock` of each of [#parts].
    void run(StepClock clock);

    /// What came out last, in the order of the program's outputs.
    List<Tensor> results();

    /// What `clock` is told of, by number; empty when the backend tells of nothing while it runs.
    List<Part> parts();

    /// What the backend's own profiler says of its parts, in a few runs more; empty when it has none.
    List<PartLatency> profile();

    @Override
    void close();
}
