package blocksmith.engine.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.analysis.Totals;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edits;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InliningTest {

    private static Elaboration elaboration(Design design) {
        return Elaboration.of(new Template(Origin.UNSAVED, design), Map.of(), new TemplateFiles());
    }

    private static Totals totals(Design design) {
        var analysis = Analysis.of(elaboration(design).graph(), Setting.SINGLE);
        assertEquals(List.of(), analysis.problems());
        return analysis.totals();
    }

    private static Optional<NodeId> instance(Design design) {
        return design.nodes()
                .values()
                .stream()
                .filter(node -> node.type().isEmpty())
                .map(node -> node.id())
                .findFirst();
    }

    /// Until only operators are left, every step of the way being the same network.
    @ParameterizedTest
    @ValueSource(strings = {"mobileone-block", "xception-block", "csp-block", "inception-factorized", "densenet-step",
        "ghost-bottleneck", "aspp", "squeezenet1_1", "mnasnet0_5"})
    void detachedNodesCountTheSame(String name) {
        var design = Library.find(name).orElseThrow().design();
        var before = totals(design);
        for (var next = instance(design); next.isPresent(); next = instance(design)) {
            design = Edits.apply(design, elaboration(design).inlined(next.get()).orElseThrow());
            var after = totals(design);
            assertEquals(before.parameters(), after.parameters());
            assertEquals(before.macs(), after.macs());
            assertEquals(before.receptiveField(), after.receptiveField());
        }
        assertTrue(design.nodes().values().stream().allMatch(node -> node.type().isPresent()));
    }

    @Test
    void anOperatorIsNotDetached() {
        var design = Library.find("resnet-basic").orElseThrow().design();
        assertEquals(Optional.empty(), elaboration(design).inlined(new NodeId("first")));
    }

    @Test
    void argumentsAreNumbersInTheNodes() {
        var design = Library.find("densenet-step").orElseThrow().design();
        var detached = Edits.apply(design, elaboration(design).inlined(new NodeId("layer")).orElseThrow());
        var second = detached.nodes().get(new NodeId("layer-second"));
        assertEquals(new Literal.Whole(32), second == null ? null : second.values().get("outChannels"));
    }
}
