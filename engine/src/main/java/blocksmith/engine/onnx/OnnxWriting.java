package blocksmith.engine.onnx;

import blocksmith.engine.problem.Problem;
import java.util.List;

/// What came of writing a design as an ONNX model.
public sealed interface OnnxWriting {

    /// @param bytes of the file
    record Written(byte[] bytes) implements OnnxWriting {
    }

    record Impossible(List<Problem> problems) implements OnnxWriting {
        public Impossible {
            problems = List.copyOf(problems);
        }
    }
}
