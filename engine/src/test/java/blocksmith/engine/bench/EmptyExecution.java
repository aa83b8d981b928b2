package blocksmith.engine.bench;

import blocksmith.engine.backend.Execution;
import blocksmith.engine.backend.Part;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.tensor.Tensor;
import java.util.List;

/// Has no inputs, no outputs and no parts: only its runs take time.
abstract class EmptyExecution implements Execution {

    @Override
    public final void feed(List<Tensor> inputs) {
    }

    @Override
    public final List<Tensor> results() {
        return List.of();
    }

    @Override
    public final List<Part> parts() {
        return List.of();
    }

    @Override
    public final List<PartLatency> profile() {
        return List.of();
    }

    @Override
    public final void close() {
    }
}
