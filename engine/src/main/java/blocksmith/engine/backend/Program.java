package blocksmith.engine.backend;

import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Fate;
import blocksmith.engine.problem.NodePath;
import java.util.List;
import java.util.Map;

/// A design that a backend can run. Immutable.
public sealed interface Program permits EmbeddedProgram, OnnxRuntimeProgram {
    Backend backend();

    int threads();

    List<Border> inputs();

    List<Border> outputs();

    /// Whether no operator runs.
    boolean isEmpty();

    /// What became of the nodes, as far as the backend tells.
    Map<NodePath, Fate> fates();

    /// Makes it ready to run.
    ///
    /// @param workers of as many threads as the program is for; a backend with threads of its own leaves them alone
    Execution open(WorkerPool workers);
}
