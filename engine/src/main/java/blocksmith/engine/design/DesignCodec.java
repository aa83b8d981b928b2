package blocksmith.engine.design;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Designs as text, and back.
///
/// The text is canonical: equal designs give equal bytes, a node takes one line where it fits, so that a change of one
/// node is a change of one line, and structure stands apart from layout.
public final class DesignCodec {
    /// The version of the format that this program reads and writes.
    public static final int FORMAT = 1;

    private static final Set<String> OPEN = Set.of(
            "",
            "/parameters",
            "/constraints",
            "/variants",
            "/nodes",
            "/layout",
            "/layout/positions",
            "/layout/frames");

    private DesignCodec() {
    }

    public static String write(Design design) {
        return CanonicalPrinter.print(DesignTree.design(design), OPEN);
    }

    /// Reads any text: one that is no design is refused with the reasons. A design whose nodes are wrong is read.
    public static DesignReading read(String text) {
        return switch (JsonText.read(text)) {
            case JsonText.Reading.Tree(var root) -> read(root);
            case JsonText.Reading.Broken(var problem) -> new DesignReading.Refused(List.of(problem));
        };
    }

    private static DesignReading read(JsonNode root) {
        var version = root.path("format");
        if (version.isIntegralNumber() && !version.asString().equals(Integer.toString(FORMAT))) {
            return new DesignReading.Refused(List.of(otherVersion(version.asString())));
        }
        int nodes = root.path("nodes").size();
        if (nodes > Limits.NODES) {
            return new DesignReading.Refused(List.of(tooMany(nodes)));
        }
        var problems = SchemaCheck.problems(root);
        return problems.isEmpty()
                ? new DesignReading.Read(TreeReader.design(root))
                : new DesignReading.Refused(problems);
    }

    private static Problem tooMany(int nodes) {
        return Finding.error(
                ProblemCode.NOT_A_DESIGN,
                "nodes",
                "There are " + nodes + " nodes; " + Limits.NODES + " are the most.",
                "Split the design.").atDesign();
    }

    private static Problem otherVersion(String version) {
        return Finding.error(
                ProblemCode.WRONG_VERSION,
                "format",
                "The design has format " + version + "; this program reads format " + FORMAT + ".",
                "Open it with the version of Blocksmith that wrote it.").atDesign();
    }
}
