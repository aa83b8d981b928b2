package blocksmith.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.weights.DrawnWeights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FuseBandsTest {
    private static final String WIDE = input(32, 56) + conv("expand", "input", "\"outChannels\": 128, \"kernel\": 1")
            + node("relu", "ReLU", "expand") + depthwise("relu");
    private static final String PROJECT = conv("project", "depthwise", "\"outChannels\": 32, \"kernel\": 1");

    private static String input(int channels, int size) {
        return "\"input\": {\"op\": \"Input\", \"values\": {\"channels\": " + channels + ", \"height\": " + size
                + ", \"width\": " + size + "}}";
    }

    private static String conv(String name, String from, String values) {
        return ", \"" + name + "\": {\"op\": \"Conv2d\", \"values\": {" + values + "}, \"inputs\": {\"in\": \"" + from
                + "\"}}";
    }

    private static String depthwise(String from) {
        return conv("depthwise", from, "\"kernel\": 3, \"padding\": 1, \"groups\": \"depthwise\"");
    }

    private static String node(String name, String operator, String from) {
        return ", \"" + name + "\": {\"op\": \"" + operator + "\", \"inputs\": {\"in\": \"" + from + "\"}}";
    }

    private static String pool(String from) {
        return pool(from, "\"kernel\": 3, \"stride\": 2, \"padding\": 1");
    }

    private static String pool(String from, String values) {
        return ", \"pool\": {\"op\": \"MaxPool2d\", \"values\": {" + values + "}, \"inputs\": {\"in\": \"" + from
                + "\"}}";
    }

    private static String output(String from) {
        return node("output-" + from, "Output", from);
    }

    private static Plan plan(String nodes) {
        return plan(nodes, LayoutChanges.WITHIN_KERNELS);
    }

    private static Plan plan(String nodes, LayoutChanges changes) {
        var reading = DesignCodec.read("{\"format\": 1, \"nodes\": {" + nodes + "}}");
        var design = assertInstanceOf(DesignReading.Read.class, reading, reading.toString()).design();
        var analysis = Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
        return assertInstanceOf(Planning.Planned.class,
                Planner.plan(analysis, new DrawnWeights(0), PlanOptions.forThreads(1).with(changes))).plan();
    }

    /// The first node of each step.
    private static List<String> steps(String nodes) {
        return plan(nodes).steps().stream().map(step -> step.nodes().getFirst().toString()).toList();
    }

    @Test
    void aDepthwiseConvolutionOfALargeImageRunsWithThose1x1BesideIt() {
        assertEquals(List.of("project"), steps(WIDE + PROJECT + output("project")));
    }

    @Test
    void eachOfThemRunsWithTheNodesThatAreFusedIntoIt() {
        var plan = plan(WIDE + PROJECT + output("project"));
        assertEquals(new Fate(Fate.Kind.FUSED, Optional.of(NodePath.of("expand"))),
                plan.fates().get(NodePath.of("relu")));
        for (var node : List.of("expand", "depthwise", "project")) {
            assertEquals(new Fate(Fate.Kind.RUNS, Optional.empty()), plan.fates().get(NodePath.of(node)));
        }
        assertEquals(List.of(List.of("expand", "relu"), List.of("depthwise"), List.of("project")),
                plan.steps().getFirst().layers().stream()
                        .map(nodes -> nodes.stream().map(NodePath::toString).toList())
                        .toList());
    }

    @Test
    void whatIsSmallRunsAlone() {
        var small = input(32, 14) + conv("expand", "input", "\"outChannels\": 128, \"kernel\": 1")
                + depthwise("expand");
        assertEquals(List.of("expand", "depthwise", "project"), steps(small + PROJECT + output("project")));
    }

    @Test
    void theFirstConvolutionOfANetworkRunsWithTheDepthwiseOneThatFollows() {
        var first = input(3, 112) + conv("stem", "input", "\"outChannels\": 32, \"kernel\": 3, \"padding\": 1")
                + depthwise("stem") + PROJECT + output("project");
        assertEquals(List.of("project"), steps(first));
        assertEquals(List.of("stem", "project"),
                plan(first, LayoutChanges.APART).steps().stream().map(step -> step.nodes().getFirst().toString())
                        .toList());
    }

    @Test
    void theFirstConvolutionOfANetworkRunsWithThePoolThatFollows() {
        var first = input(3, 112) + conv("stem", "input", "\"outChannels\": 32, \"kernel\": 7, \"padding\": 3")
                + node("relu", "ReLU", "stem") + pool("relu");
        assertEquals(List.of("pool"), steps(first + output("pool")));
        assertEquals(List.of("stem", "pool"), steps(first + output("pool") + output("relu")));
    }

    @Test
    void aPoolRunsAloneWhereThatIsFaster() {
        var large = input(64, 112);
        var expand = conv("expand", "input", "\"outChannels\": 128, \"kernel\": 1");
        assertEquals(List.of("pool"), steps(large + expand + pool("expand") + output("pool")));
        assertEquals(List.of("pool", "project"), steps(large + pool("input")
                + conv("project", "pool", "\"outChannels\": 32, \"kernel\": 1") + output("project")));
        assertEquals(List.of("expand", "pool"),
                steps(input(64, 14) + expand + pool("expand") + output("pool")));
        for (var values : List.of("\"kernel\": 56, \"stride\": 56", "\"kernel\": 7, \"stride\": 1")) {
            assertEquals(List.of("expand", "pool"),
                    steps(large + expand + pool("expand", values) + output("pool")), values);
        }
    }

    @Test
    void aConvolutionBetweenAPoolAndADepthwiseOneRunsWithTheDepthwiseOne() {
        var all = input(32, 112) + conv("first", "input", "\"outChannels\": 32, \"kernel\": 3, \"padding\": 1")
                + pool("first")
                + conv("expand", "pool", "\"outChannels\": 128, \"kernel\": 1") + depthwise("expand");
        assertEquals(List.of("first", "pool", "project"), steps(all + PROJECT + output("project")));
    }

    @Test
    void whatIsReadElsewhereIsStored() {
        assertEquals(List.of("depthwise", "project"),
                steps(WIDE + PROJECT + output("project") + output("depthwise")));
        assertEquals(List.of("expand", "project"), steps(WIDE + PROJECT + output("project") + output("relu")));
    }

    @Test
    void aLayerWithALargerWindowRunsAlone() {
        var larger = conv("project", "depthwise", "\"outChannels\": 32, \"kernel\": 3, \"padding\": 1");
        assertEquals(List.of("depthwise", "project"), steps(WIDE + larger + output("project")));
    }

    @Test
    void twoOfThemRunOneAfterTheOther() {
        var second = conv("second", "project", "\"outChannels\": 128, \"kernel\": 1")
                + conv("filter", "second", "\"kernel\": 3, \"padding\": 1, \"groups\": \"depthwise\"")
                + conv("end", "filter", "\"outChannels\": 16, \"kernel\": 1");
        assertEquals(List.of("project", "end"), steps(WIDE + PROJECT + second + output("end")));
    }

    @Test
    void whatIsNoConvolutionOfAllChannelsAtEachPixelRunsAlone() {
        for (var values : List.of("\"groups\": 2", "\"stride\": 2", "\"padding\": 1")) {
            var other = conv("project", "depthwise", "\"outChannels\": 32, \"kernel\": 1, " + values);
            assertEquals(List.of("depthwise", "project"), steps(WIDE + other + output("project")), values);
        }
    }

    @Test
    void fewChannelsRunAlone() {
        var few = input(3, 512) + conv("expand", "input", "\"outChannels\": 3, \"kernel\": 1") + depthwise("expand");
        assertEquals(List.of("expand", "depthwise", "project"), steps(few + PROJECT + output("project")));
    }

    @Test
    void theSameLastLayerIsAnotherLayerWhereOthersRunWithIt() {
        var together = plan(WIDE + PROJECT + output("project")).steps().getFirst().choice();
        var alone = plan(WIDE + PROJECT + output("project") + output("depthwise")).steps().getLast().choice();
        assertNotEquals(together.key(), alone.key());
        assertNotEquals(together.question().preferenceKey(), alone.question().preferenceKey());
    }

    @Test
    void twoLayersOnTheCallersPlanesRunTogether() {
        var step = plan(input(128, 56) + depthwise("input") + PROJECT + output("project")).steps().getFirst();
        assertEquals(List.of("project", "depthwise"), step.nodes().stream().map(NodePath::toString).toList());
        assertEquals("row bands of planes", step.choice().candidate());
    }

    @Test
    void theCallersImageIsReadAsItStandsWhereMoreIsMadeOfIt() {
        var more = conv("end", "project", "\"outChannels\": 16, \"kernel\": 1");
        assertEquals(List.of("depthwise", "project", "end"),
                steps(input(128, 56) + depthwise("input") + PROJECT + more + output("end")));
    }

    @Test
    void whereTheImageIsTurnedBeforehandItIsLikeAnyOther() {
        var large = input(128, 56) + depthwise("input") + PROJECT + output("project");
        var step = plan(large, LayoutChanges.APART).steps().getFirst();
        assertEquals(List.of("project", "depthwise"), step.nodes().stream().map(NodePath::toString).toList());
        assertEquals("row bands", step.choice().candidate());
        for (var changes : LayoutChanges.values()) {
            for (var size : Map.of(28, 2, 34, 1).entrySet()) {
                var nodes = input(64, size.getKey()) + depthwise("input") + PROJECT + output("project");
                assertEquals(size.getValue(), plan(nodes, changes).steps().size(), size + " " + changes);
            }
        }
    }

    @Test
    void theyRunAloneWhereTheImageIsAResultToo() {
        assertEquals(List.of("depthwise", "project"),
                steps(input(64, 56) + depthwise("input") + PROJECT + output("project") + output("input")));
    }

    @Test
    void fewPlanesOrWindowsThatStepOverPixelsRunAlone() {
        var few = input(16, 56) + depthwise("input");
        var stepping = input(128, 56)
                + conv("depthwise", "input", "\"kernel\": 3, \"stride\": 2, \"groups\": \"depthwise\"");
        for (var nodes : List.of(few, stepping)) {
            assertEquals(List.of("depthwise", "project"), steps(nodes + PROJECT + output("project")));
        }
    }

    @Test
    void theKernelByRowsIsComparedWithOneAfterTheOther() {
        var choice = plan(WIDE + PROJECT + output("project")).steps().getFirst().choice();
        assertEquals(List.of("row bands", "layer by layer"),
                choice.alternatives().stream().map(Choice::candidate).toList());
    }
}
