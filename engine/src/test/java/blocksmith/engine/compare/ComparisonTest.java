package blocksmith.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.compare.Comparison.Figures;
import blocksmith.engine.compare.Comparison.Row;
import blocksmith.engine.compare.Comparison.Side;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Design BLOCK = Library.find("efficient-block").orElseThrow().design();

    private static Side side(Design design) {
        return new Side(design, Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE));
    }

    private static Row row(Comparison comparison, String id) {
        return comparison.rows()
                .stream()
                .filter(row -> row.change().id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDesignBesideItselfHasNoRows() {
        assertTrue(Comparison.of(side(BLOCK), side(BLOCK)).rows().isEmpty());
    }

    @Test
    void aLargerKernelCostsMoreInItsNodeAlone() {
        var larger = Edits.apply(BLOCK,
                new Edit.SetValue(new NodeId("depthwise"), "kernel", new Literal.Whole(5)));
        larger = Edits.apply(larger, new Edit.SetValue(new NodeId("depthwise"), "padding", new Literal.Whole(2)));
        var comparison = Comparison.of(side(BLOCK), side(larger));
        assertEquals(1, comparison.rows().size());
        var row = row(comparison, "depthwise");
        assertEquals(128 * (25 - 9), row.after().parameters() - row.before().parameters());
        assertEquals(56 * 56 * 128 * (25 - 9), row.after().macs() - row.before().macs());
    }

    @Test
    void aNodeThatComesToAnotherShapeIsARowThoughItsValuesAreTheSame() {
        var halved = Edits.apply(BLOCK,
                new Edit.SetValue(new NodeId("depthwise"), "stride", new Literal.Whole(2)));
        var row = row(Comparison.of(side(BLOCK), side(halved)), "se");
        assertEquals(NodeChange.Kind.SAME, row.change().kind());
        assertEquals(28, row.after().outputs().getFirst().shape().height());
    }

    @Test
    void aNodeThatIsNotThereCostsNothing() {
        var without = Edits.apply(BLOCK, new Edit.RemoveNodes(Set.of(new NodeId("se"))));
        assertEquals(Figures.NONE, row(Comparison.of(side(without), side(BLOCK)), "se").before());
    }
}
