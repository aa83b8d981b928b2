package blocksmith.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// Designs for tests, and short ways to their analysis.
final class Designs {
    private Designs() {
    }

    static Design sample(String name) throws IOException {
        var folder = Path.of(System.getProperty("basedir", ".")).resolve("../samples");
        var reading = DesignFiles.read(folder.resolve(name + ".json"));
        return assertInstanceOf(DesignReading.Read.class, reading).design();
    }

    /// The graph of the nodes that stand in `nodes`, in JSON with single quotes.
    static Graph graph(String nodes) {
        var reading = DesignCodec.read("{\"format\": 1, \"nodes\": {" + nodes.replace('\'', '"') + "}}");
        return graph(assertInstanceOf(DesignReading.Read.class, reading, reading.toString()).design());
    }

    static Graph graph(Design design) {
        return Elaboration.of(design, Map.of()).graph();
    }

    static Analysis analysis(String nodes) {
        return Analysis.of(graph(nodes), Setting.SINGLE);
    }

    static NodeAnalysis node(Analysis analysis, String id) {
        return Objects.requireNonNull(analysis.nodes().get(NodePath.of(id)));
    }

    static NodeAnalysis.Known known(Analysis analysis, String id) {
        return assertInstanceOf(NodeAnalysis.Known.class, node(analysis, id), analysis.problems().toString());
    }
}
