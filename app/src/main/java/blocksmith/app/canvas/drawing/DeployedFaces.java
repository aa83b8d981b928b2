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
    private final Design design;
    private final ShownForm shown;
    private final Faces drawn;
    private final Faces counted;

    DeployedFaces(Design design, ShownForm shown, BenchmarkState benchmark, Convention convention) {
        this.design = design;
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
        // a small node has room for two short lines
        var settings = Faces.isFull(face.category()) ? where : where.replace(" into ", " into\n");
        var path = absence.into().map(Object::toString).orElse("");
        return new NodeFace(face.category(), face.title(), "", settings, "", "", 0, Condition.ABSENT,
                "In the deployed form: " + where + (path.isEmpty() ? "." : " (" + path + ")."));
    }

    private String title(NodeId id) {
        var node = design.nodes().get(id);
        return node == null ? id.value() : drawn.of(node).title();
    }
}
