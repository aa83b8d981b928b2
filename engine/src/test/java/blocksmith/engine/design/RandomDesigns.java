package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Draws edits that a design may meet, most of them sensible, some not.
public final class RandomDesigns {
    private final RandomGenerator random;

    public RandomDesigns(RandomGenerator random) {
        this.random = random;
    }

    public List<Edit> edits(int count) {
        var edits = new ArrayList<Edit>();
        var design = Design.EMPTY;
        while (edits.size() < count) {
            var edit = edit(design);
            edits.add(edit);
            design = Edits.apply(design, edit);
        }
        return edits;
    }

    private Edit edit(Design design) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> new Edit.PutNode(node(design), point());
            case 3 -> new Edit.RemoveNodes(Set.of(id(design)));
            case 4, 5 -> new Edit.SetValue(id(design), pick("kernel", "outChannels", "bias", "x"), literal(2));
            case 6 -> new Edit.SetValue(id(design), pick("kernel", "outChannels", "bias", "x"), null);
            case 14 ->
                new Edit.SetWeights(id(design), pick("weight", "bias"), Literal.parse(pick("xavier", "0.5", "[1, 2]")));
            case 13 -> new Edit.SetRepeat(id(design), Literal.parse(pick("2", "0", "-1", "depth", "stride")));
            case 7 -> new Edit.SetWhen(id(design), pick("stride == 1", "true", "(("));
            case 8 -> new Edit.SetTitle(id(design), pick("Größe \"1\"", "\n", "a".repeat(150)));
            case 9, 10 ->
                new Edit.Connect(new Wire(id(design), pick("out", "out2")), id(design), pick("in", "in1", "in2"));
            case 11 -> new Edit.MoveNodes(Map.of(id(design), point()));
            case 12 -> structure(design);
            default ->
                Fragment.of(design, new HashSet<>(List.of(id(design), id(design), id(design)))).paste(design, 20, 20);
        };
    }

    private Edit structure(Design design) {
        return switch (random.nextInt(6)) {
            case 0 -> new Edit.Disconnect(id(design), pick("in", "in1", "in2"));
            case 1 -> new Edit.PutFrame(new Frame(pick("f1", "f2"), "Stage", List.of(id(design), id(design))));
            case 2 -> new Edit.SetParameters(
                    List.of(new Parameter("in", literal(2), 1L, null, ""),
                            new Parameter("out", literal(2), null, null, "Out")));
            case 3 -> new Edit.RenameParameter(pick("in", "out", "a"), pick("a", "b", "in", "not a name"));
            case 4 -> new Edit.MovePort(id(design), random.nextInt(-1, 3));
            default -> new Edit.SetName(pick("A", "B\u0007"), pick("", "Some\ttext"));
        };
    }

    private Node node(Design design) {
        var types = OperatorType.all();
        var name = random.nextInt(8) == 0 ? "Unheard" : types.get(random.nextInt(types.size())).name();
        var id = random.nextInt(8) == 0 ? id(design) : FreshIds.beside(design).forOperator(name);
        var kind = random.nextInt(5) == 0
                ? new NodeKind.Instance(pick("pointwise-1x1", "blocks/a.json"))
                : new NodeKind.Operation(name);
        return new Node(id, kind, null, Map.of("kernel", literal(2)), Map.of("in", new Wire(id(design), "out")), null,
                Map.of(), null);
    }

    /// Mostly of a node that is there.
    private NodeId id(Design design) {
        var ids = List.copyOf(design.nodes().keySet());
        return ids.isEmpty() || random.nextInt(10) == 0
                ? new NodeId(pick("nobody", "conv", "relu"))
                : ids.get(random.nextInt(ids.size()));
    }

    private Point point() {
        return new Point(random.nextInt(), random.nextInt(1000));
    }

    private Literal literal(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 5)) {
            case 0 -> new Literal.Whole(random.nextLong());
            case 1 -> new Literal.Whole(random.nextInt(1, 9));
            case 2 -> new Literal.Decimal(random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30)));
            case 3 -> new Literal.Truth(random.nextBoolean());
            case 4 -> new Literal.Word(pick("same", "depthwise", "in * 2", "", "\ud800\"\\"));
            default -> new Literal.Sequence(List.of(literal(depth - 1), literal(depth - 1)));
        };
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
