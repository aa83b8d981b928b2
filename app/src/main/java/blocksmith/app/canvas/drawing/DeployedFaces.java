package blocksmith.app.canvas.drawing;

import blocksmith.app.canvas.drawing.NodeFace.Condition;
import blocksmith.app.session.BenchmarkState;
import blocksmith.app.session.ShownForm;
import blocksmith.app.session.ShownForm.Absence;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.op.Convention;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;

/// What nodes say in the form that is shown: their costs there, and where those went that are not there.
final class DeployedFaces {
    /// What a line of a full node has at least, in pixels.
    private static final double FULL_LINE = 130;

    private final Design design;
    private final ShownForm shown;
    private final Faces drawn;
    private final Faces counted;
    private final TextWidths widths;

    DeployedFaces(Design design, ShownForm shown, BenchmarkState benchmark, Convention convention,
            TextWidths widths) {
        this.design = design;
        this.widths = widths;
        this.shown = shown;
        this.drawn = new Faces(shown.drawn(), benchmark, convention);
        this.counted = new Faces(shown.analysis(), benchmark, convention);
    }

    NodeFace of(Node node) {
        return shown.absence(NodePath.of(node.id()))
                .map(absence -> absent(drawn.of(node), absence))
                .orElseGet(() -> counted.of(node));
    }

    private NodeFace absent(NodeFace face, Absence absence) {
        var into = absence.into().map(path -> title(path.root())).orElse("");
        var where = into.isEmpty() ? absence.word() : absence.word() + " into " + into;
        var path = absence.into().map(Object::toString).orElse("");
        return new NodeFace(face.category(), face.title(), "", settings(face, absence.word(), into), "", "", 0,
                Condition.ABSENT,
                "In the deployed form: " + where + (path.isEmpty() ? "." : " (" + path + ")."));
    }

    /// A small node has room for two short lines. None grows for the name of another: its neighbours stand where they are.
    private String settings(NodeFace face, String word, String into) {
        if (into.isEmpty()) {
            return word;
        }
        var first = word + " into";
        if (Faces.isFull(face.category())) {
            double room = Math.max(FULL_LINE, widths.title(face.title()));
            return first + " " + shortened(into, room - widths.line(first + " "));
        }
        return first + "\n" + shortened(into, Math.max(widths.line(first), widths.title(face.title())));
    }

    private String shortened(String text, double room) {
        if (widths.line(text) <= room) {
            return text;
        }
        int length = text.length() - 1;
        while (length > 1 && widths.line(text.substring(0, length).strip() + "…") > room) {
            length--;
        }
        return text.substring(0, length).strip() + "…";
    }

    private String title(NodeId id) {
        var node = design.nodes().get(id);
        return node == null ? id.value() : drawn.of(node).title();
    }
}
