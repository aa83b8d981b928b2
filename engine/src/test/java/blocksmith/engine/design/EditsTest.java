package blocksmith.engine.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final NodeId NOBODY = new NodeId("nobody");
    private static final Design CHAIN = apply(
            Design.EMPTY,
            new Edit.PutNode(new Node(A, "Input", null, Map.of(), Map.of(), null), new Point(0, 0)),
            new Edit.PutNode(new Node(B, "ReLU", null, Map.of(), Map.of(), null), new Point(100, 0)),
            new Edit.Connect(Wire.from("a"), B, "in"),
            new Edit.PutFrame(new Frame("f1", "Stage", List.of(A, B))));

    @Test
    void removesTheWiresThatBeginAtARemovedNode() {
        var rest = apply(CHAIN, new Edit.RemoveNodes(Set.of(A)));
        assertEquals(Map.of(), node(rest, B).inputs());
        assertEquals(Set.of(B), rest.layout().positions().keySet());
        assertEquals(List.of(B), rest.layout().frames().getFirst().nodes());
    }

    @Test
    void aFrameGoesWithItsLastNode() {
        assertEquals(List.of(), apply(CHAIN, new Edit.RemoveNodes(Set.of(A, B))).layout().frames());
    }

    @Test
    void aSecondWireToAPortTakesThePlaceOfTheFirst() {
        var rewired = apply(CHAIN, new Edit.Connect(Wire.from("b"), B, "in"));
        assertEquals(Map.of("in", Wire.from("b")), node(rewired, B).inputs());
    }

    @Test
    void anEditOfWhatIsNotThereLeavesTheDesign() {
        for (var edit : List.of(
                new Edit.RemoveNodes(Set.of(NOBODY)),
                new Edit.SetValue(NOBODY, "kernel", new Literal.Whole(3)),
                new Edit.SetTitle(NOBODY, "x"),
                new Edit.SetWhen(NOBODY, "true"),
                new Edit.SetWeights(NOBODY, "weight", new Literal.Whole(2)),
                new Edit.SetRepeat(NOBODY, new Literal.Whole(2)),
                new Edit.Connect(Wire.from("nobody"), B, "in2"),
                new Edit.Disconnect(B, "in2"),
                new Edit.MoveNodes(Map.of(NOBODY, new Point(1, 1))),
                new Edit.PutFrame(new Frame("f2", "Empty", List.of(NOBODY))))) {
            assertSame(CHAIN, apply(CHAIN, edit), edit.toString());
        }
    }

    @Test
    void anEditThatChangesNothingGivesTheSameDesign() {
        assertSame(CHAIN, apply(CHAIN, new Edit.Connect(Wire.from("a"), B, "in")));
        assertSame(CHAIN, apply(CHAIN, new Edit.MoveNodes(Map.of(A, new Point(0, 0)))));
    }

    @Test
    void nodesThatAnEditDoesNotNameStayTheSameObjects() {
        var changed = apply(CHAIN, new Edit.SetTitle(B, "x"));
        assertSame(node(CHAIN, A), node(changed, A));
    }

    @Test
    void twoParametersOfOneNameAreNotTaken() {
        var twice = new Parameter("in", new Literal.Whole(1), null, null, "");
        assertSame(CHAIN, apply(CHAIN, new Edit.SetParameters(List.of(twice, twice))));
    }

    @Test
    void freshIdsCountUp() {
        var ids = FreshIds.beside(CHAIN);
        assertEquals(
                List.of("conv", "conv2", "a2", "b2", "c"),
                List.of(
                        ids.forOperator("Conv2d").value(),
                        ids.forOperator("Conv2d").value(),
                        ids.like(A).value(),
                        ids.like(B).value(),
                        ids.like(new NodeId("c")).value()));
    }

    @Test
    void aPastedFragmentHasNewIdsAndItsOwnWires() {
        var pasted = apply(CHAIN, Fragment.of(CHAIN, Set.of(A, B)).paste(CHAIN, 10, 20));
        assertEquals(Map.of("in", Wire.from("a2")), node(pasted, new NodeId("b2")).inputs());
        assertEquals(new Point(110, 20), pasted.layout().positions().get(new NodeId("b2")));
        assertEquals(
                new Frame("f2", "Stage", List.of(new NodeId("a2"), new NodeId("b2"))),
                pasted.layout().frames().getLast());
    }

    @Test
    void aFragmentLeavesOutWiresFromOutside() {
        var fragment = Fragment.of(CHAIN, Set.of(B));
        assertEquals(Map.of(), node(fragment.content(), B).inputs());
        assertEquals(List.of(), fragment.content().layout().frames());
    }

    @Test
    void aFragmentTakesAlongTheParametersThatItUses() {
        var design = apply(
                CHAIN,
                new Edit.SetParameters(List.of(parameter("in", "8"), parameter("mid", "in * 2"), parameter("k", "3"))),
                new Edit.SetValue(A, "channels", new Literal.Word("mid + 1")));
        var fragment = Fragment.of(design, Set.of(A));
        assertEquals(
                List.of("in", "mid"),
                fragment.content().parameters().stream().map(Parameter::name).toList());
        assertEquals(
                List.of("in", "mid"),
                apply(Design.EMPTY, fragment.paste(Design.EMPTY, 0, 0)).parameters().stream().map(Parameter::name)
                        .toList());
    }

    @Test
    void aFragmentIsReadFromItsText() {
        var fragment = Fragment.of(CHAIN, Set.of(A, B));
        assertEquals(fragment, Fragment.parse(fragment.text()).orElseThrow());
        assertEquals(Optional.empty(), Fragment.parse("some other text"));
    }

    private static Parameter parameter(String name, String value) {
        return new Parameter(name, new Literal.Word(value), null, null, "");
    }

    private static Node node(Design design, NodeId id) {
        return Objects.requireNonNull(design.nodes().get(id));
    }

    private static Design apply(Design design, Edit... edits) {
        return Edits.apply(design, new Edit.Together("", List.of(edits)));
    }
}
