package blocksmith.app.export;

import blocksmith.engine.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What came of exporting a design.
public sealed interface Exported {

    /// @param bytes of the file
    record Made(byte[] bytes) implements Exported {
        static Made text(String text) {
            return new Made(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    record Impossible(List<Problem> problems) implements Exported {
        public Impossible {
            problems = List.copyOf(problems);
        }
    }
}
