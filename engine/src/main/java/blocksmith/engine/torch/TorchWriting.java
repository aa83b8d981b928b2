package blocksmith.engine.torch;

import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.List;
import java.util.Map;

/// What came of writing a design as PyTorch code.
public sealed interface TorchWriting {

    /// @param code     a Python file
    /// @param prefixes what the weights of each node are called in the state dictionary of the outermost module, up to
    ///                 their own names: `expand.0`
    record Written(String code, Map<NodePath, String> prefixes) implements TorchWriting {
        public Written {
            prefixes = Map.copyOf(prefixes);
        }
    }

    record Impossible(List<Problem> problems) implements TorchWriting {
        public Impossible {
            problems = List.copyOf(problems);
        }
    }
}
