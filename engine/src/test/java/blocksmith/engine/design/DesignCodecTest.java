package blocksmith.engine.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignCodecTest {
    private static final String CANONICAL = """
            {
              "format": 1,
              "name": "Größe \\"3\\"",
              "description": "One\\ntwo",
              "parameters": {
                "in": {"value": 32, "min": 1, "max": 64, "help": "Channels"},
                "scale": {"value": 0.5},
                "half": {"value": "in / 2"}
              },
              "nodes": {
                "image": {"op": "Input", "values": {"channels": "in", "height": 56, "width": 56}},
                "strange": {
                  "op": "NotYetKnown",
                  "title": "A node that this program does not know and that does not fit one line",
                  "values": {"a": true, "b": [1, "in", 2.5], "c": "word", "d": -3},
                  "inputs": {"in": "image", "in2": "image.out2", "in10": "nobody"},
                  "when": "scale > 0.25"
                },
                "result": {"op": "Output", "inputs": {"in": "strange"}}
              },
              "layout": {
                "positions": {
                  "image": [22, 146],
                  "result": [-4, 0]
                },
                "frames": [
                  {"id": "stage", "title": "Stage", "nodes": ["image", "strange"]}
                ]
              }
            }
            """;

    @Test
    void readingAndWritingGivesTheSameText() {
        assertEquals(CANONICAL, DesignCodec.write(read(CANONICAL)));
    }

    @Test
    void readsWhatItWrote() {
        var design = read(CANONICAL);
        assertEquals(design, read(DesignCodec.write(design)));
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertEquals("""
                {
                  "format": 1,
                  "name": "Untitled",
                  "nodes": {}
                }
                """, DesignCodec.write(Design.EMPTY));
    }

    @Test
    void theOrderOfValuesAndInputsDoesNotDependOnTheHistory() {
        var node = node(read(CANONICAL), "image");
        var reversed = new LinkedHashMap<String, Literal>();
        List.copyOf(node.values().keySet()).reversed().forEach(name -> reversed.put(name, node.values().get(name)));
        assertEquals(write(node), write(node.withValues(reversed)));
    }

    @Test
    void aChangeOfOneNodeIsAChangeOfOneLine() {
        var changed = Edits.apply(
                read(CANONICAL),
                new Edit.SetValue(new NodeId("image"), "height", new Literal.Whole(28)));
        var before = CANONICAL.lines().toList();
        var after = DesignCodec.write(changed).lines().toList();
        assertEquals(before.size(), after.size());
        assertEquals(1, IntStream.range(0, before.size())
                .filter(i -> !before.get(i).equals(after.get(i)))
                .count());
    }

    @Test
    void numbersDoNotDependOnTheLocale() {
        var usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(CANONICAL, DesignCodec.write(read(CANONICAL)));
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void keepsEveryText() {
        var text = "\u0000\u001f\"\\/\u2028 \ud83d\ude00 \ud800";
        var design = Design.EMPTY.withName(text);
        assertEquals(design, read(DesignCodec.write(design)));
    }

    @Test
    void aWrongNodeDoesNotKeepADesignFromBeingRead() {
        var design = read("""
                {"format": 1, "nodes": {
                "a": {"op": "Input", "values": {"channels": -3, "height": 99999999999999999999, "nonsense": "(("}},
                "b": {"op": "Nothing", "inputs": {"in": "nobody"}}}}
                """);
        assertEquals(2, design.nodes().size());
        assertEquals(new Literal.Decimal(1e20), node(design, "a").values().get("height"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "[] ~ design: There is a list, where a design should stand. Put { … } there.",
        "{`format`: 1} ~ design: There is no `nodes`. Add `nodes`.",
        "{`format`: 2, `nodes`: {}} ~ design.format: The design has format 2; this program reads format 1. Open it with the version of Blocksmith that wrote it.",
        "{`format`: 1, `nodes`: {`a`: {}}} ~ a: There is no `op`. Add `op`.",
        "{`format`: 1, `nodes`: {`a`: {`op`: `ReLU`, `inputs`: {`in`: 3}}}} ~ a.inputs.in: There is 3, where a node's id, or id.port should stand. Put a text in quotes there.",
        "{`format`: 1, `nodes`: {`a`: {`op`: `ReLU`, `titel`: `x`}}} ~ a: `titel` means nothing here. Did you mean 'title'?",
        "{`format`: 1, `nodes`: {`a b`: {`op`: `ReLU`}}} ~ design.nodes: `a b` is no id. Begin with a letter; use letters, digits, _ and -.",
        "{`format`: 1, `nodes`: {`a`: {`op`: `ReLU`, `values`: {`x`: null}}}} ~ a.values.x: There is null, where a number, true, false, a text or a list of these should stand. Put a number up to 1e300, true, false, a text or a list there.",
        "{`format`: 1, `nodes`: {}, `layout`: {`positions`: {`a`: [1]}}} ~ design.layout.positions.a: There is a list, where [x, y] should stand. Give 2 numbers.",
        "{`format`: 1, `nodes`: {`a`: 1, `a`: 2}} ~ design: The same name stands twice in one place at line 1, column 36. Rename one of the two.",
        "{`format`: 1,, ~ design: The text is not JSON at line 1, column 14. Look there, or just before, for a missing or surplus comma, quote or bracket."})
    void saysWhyATextIsNoDesign(String text, String expected) {
        assertEquals(expected.replace('`', '"'), refused(text.replace('`', '"')).getFirst().toString());
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertTrue(refused("[".repeat(100_000)).getFirst().fix().contains("64 levels of nesting"));
        assertTrue(refused("{\"a\":".repeat(100_000)).getFirst().fix().contains("64 levels of nesting"));
    }

    @Test
    void refusesNumbersWithoutEnd() {
        refused("{\"format\": " + "9".repeat(1_000_000) + "}");
        refused("{\"format\": 1, \"nodes\": {\"a\": {\"op\": \"Input\", \"values\": {\"channels\": 1e999999}}}}");
    }

    @Test
    void saysOnlySoMuchOfABrokenFile() {
        var text = new StringBuilder("{\"format\": 1, \"nodes\": {\"n\": {}");
        for (int i = 0; i < 10_000; i++) {
            text.append(", \"n").append(i).append("\": {}");
        }
        assertEquals(Limits.PROBLEMS, refused(text.append("}}").toString()).size());
    }

    private static String write(Node node) {
        return DesignCodec.write(Design.EMPTY.withNodes(Map.of(node.id(), node)));
    }

    private static Node node(Design design, String id) {
        return Objects.requireNonNull(design.nodes().get(new NodeId(id)));
    }

    private static Design read(String text) {
        return assertInstanceOf(DesignReading.Read.class, DesignCodec.read(text)).design();
    }

    private static List<Problem> refused(String text) {
        return assertInstanceOf(DesignReading.Refused.class, DesignCodec.read(text)).problems();
    }
}
