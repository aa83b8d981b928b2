package blocksmith.engine.kernel;

import java.util.List;

/// A kernel of several layers, each of which reads what the one before makes. It can tell what each of them takes.
public interface FusedKernel extends Kernel {
    /// What runs each layer, in their order, as shown to users.
    List<String> layerNames();

    @Override
    default void run(Buffers buffers, WorkerPool workers) {
        run(buffers, workers, LayerClock.NONE);
    }

    /// The same, telling `clock` of each layer.
    void run(Buffers buffers, WorkerPool workers, LayerClock clock);
}
