package blocksmith.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.design.Wire;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalAnalysisTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void givesWhatAnalysingAnewGives(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var design = Designs.sample("efficient-block");
        var analysis = Analysis.of(Designs.graph(design), Setting.SINGLE);
        for (int i = 0; i < 60; i++) {
            design = Edits.apply(design, edit(design, random));
            var setting = new Setting(random.nextInt(1, 3));
            analysis = Analysis.of(Designs.graph(design), setting, analysis);
            var anew = Analysis.of(Designs.graph(design), setting);
            assertEquals(anew.totals(), analysis.totals(), "seed " + seed);
            assertEquals(anew.problems(), analysis.problems(), "seed " + seed);
            assertEquals(known(anew), known(analysis), "seed " + seed);
        }
    }

    /// The same where the graphs share what they have in common, as in the window.
    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void takesOverWhatHasNotChanged(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var elaboration = Elaboration.of(Designs.sample("efficient-block"), Map.of());
        var analysis = Analysis.of(elaboration.graph(), Setting.SINGLE);
        for (int i = 0; i < 60; i++) {
            elaboration = elaboration.next(Edits.apply(elaboration.design(), edit(elaboration.design(), random)));
            analysis = Analysis.of(elaboration.graph(), Setting.SINGLE, analysis);
            var anew = Analysis.of(Designs.graph(elaboration.design()), Setting.SINGLE);
            assertEquals(anew.graph(), analysis.graph(), "seed " + seed);
            assertEquals(anew.totals(), analysis.totals(), "seed " + seed);
            assertEquals(anew.problems(), analysis.problems(), "seed " + seed);
            assertEquals(known(anew), known(analysis), "seed " + seed);
        }
    }

    private static Map<NodePath, NodeAnalysis> known(Analysis analysis) {
        return analysis.nodes()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() instanceof NodeAnalysis.Known)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Edit edit(Design design, SplittableRandom random) {
        var ids = List.copyOf(design.nodes().keySet());
        var one = ids.get(random.nextInt(ids.size()));
        var other = ids.get(random.nextInt(ids.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new Edit.SetValue(one, "outChannels", new Literal.Whole(random.nextInt(1, 5) * 32L));
            case 1 -> new Edit.SetValue(one, "kernel", new Literal.Whole(random.nextInt(1, 6)));
            case 2 -> new Edit.Connect(Wire.from(other.value()), one, "in");
            case 3 -> new Edit.SetWhen(one, random.nextBoolean() ? "false" : null);
            case 4 -> random.nextInt(4) == 0 && ids.size() > 4
                    ? new Edit.RemoveNodes(Set.<NodeId>of(one))
                    : new Edit.SetValue(one, "stride", new Literal.Whole(random.nextInt(1, 3)));
            default -> new Edit.SetValue(one, "groups", new Literal.Whole(random.nextInt(1, 4)));
        };
    }
}
