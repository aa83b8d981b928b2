package blocksmith.engine.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Point;
import blocksmith.engine.design.RandomDesigns;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.Operator;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalElaborationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesWhatElaboratingAnewGives(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            var design = Design.EMPTY;
            var elaboration = Elaboration.of(design, Map.of());
            for (var edit : new RandomDesigns(random).edits(30)) {
                design = Edits.apply(design, edit);
                elaboration = elaboration.next(design);
                assertEquals(Elaboration.of(design, Map.of()).graph(), elaboration.graph(), "seed " + seed);
            }
        }
    }

    @Test
    void nodesThatAnEditDoesNotTouchAreTakenOver() {
        var before = Elaboration.of(Edits.apply(Edits.apply(Design.EMPTY, put("a")), put("b")), Map.of());
        var changed = Edits.apply(before.design(), new Edit.SetValue(new NodeId("b"), "kernel", new Literal.Whole(5)));
        var after = before.next(changed);
        assertSame(operator(before, "a"), operator(after, "a"));
    }

    private static Edit put(String id) {
        var values = Map.<String, Literal>of("kernel", new Literal.Whole(3));
        return new Edit.PutNode(new Node(new NodeId(id), "Conv2d", null, values, Map.of(), null), new Point(0, 0));
    }

    private static Operator operator(Elaboration elaboration, String id) {
        return switch (elaboration.graph().nodes().get(NodePath.of(id))) {
            case GraphNode.Typed typed -> typed.operator();
            case null, default -> throw new AssertionError("not typed");
        };
    }
}
