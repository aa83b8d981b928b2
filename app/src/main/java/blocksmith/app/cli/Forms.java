package blocksmith.app.cli;

import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.rewrite.Deployment;
import blocksmith.engine.tensor.Deviation;
import java.util.Optional;

/// Both forms of a design, and how far their outputs are apart.
///
/// @param difference empty where the design cannot be run
record Forms(Deployment deployment, Optional<Deviation> difference) {
    private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

    static Forms of(Deployment deployment) {
        try (var workers = new WorkerPool(THREADS)) {
            return new Forms(deployment, deployment.difference(workers));
        }
    }
}
