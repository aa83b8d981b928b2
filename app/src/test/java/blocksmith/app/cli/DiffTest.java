package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiffTest {

    private static JsonNode json(String... arguments) {
        var run = CommandRun.of((Object[]) arguments);
        assertEquals(0, run.status(), run.err());
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void aDesignIsTheSameAsItself() {
        var run = CommandRun.of("diff", "efficient-block", "../samples/efficient-block.json", "--seconds", "0");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("The nodes are the same."), run.out());
    }

    @Test
    void anEfficientBlockIsAnInvertedResidualWithAGate() {
        var tree = json("diff", "inverted-residual", "efficient-block", "--json", "--seconds", "0.3", "--threads", "1");
        var added = tree.path("nodes")
                .valueStream()
                .filter(node -> node.path("kind").stringValue("").equals("added"))
                .map(node -> node.path("id").stringValue(""))
                .toList();
        assertTrue(added.contains("se"), added.toString());
        assertEquals(18272 - 9920, tree.path("after").path("parameters").longValue()
                - tree.path("before").path("parameters").longValue());
        assertTrue(tree.path("latency").path("after_ms").doubleValue() > 0, tree.toString());
    }

    @Test
    void variantsDifferByTheirParametersAndWhatFollows() {
        var tree = json("diff", "mnasnet0_5", "mnasnet1_0", "--json", "--seconds", "0");
        assertEquals("width", tree.path("parameters").path(0).path("what").stringValue(""));
        assertEquals("same", kindOf(tree, "stem"), "its values are the same, what they come to is not");
        assertEquals(4383312, tree.path("after").path("parameters").longValue());
    }

    private static String kindOf(JsonNode tree, String id) {
        return tree.path("nodes")
                .valueStream()
                .filter(node -> node.path("id").stringValue("").equals(id))
                .findFirst()
                .orElseThrow()
                .path("kind")
                .stringValue("");
    }

    @Test
    void twoPagesStandSideBySide() {
        var run = CommandRun.of("diff", "bottleneck", "resnet-bottleneck", "--seconds", "0");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("parameters"), run.out());
        assertTrue(run.out().contains("shortcut"), run.out());
        assertTrue(run.out().contains("added"), run.out());
    }
}
