package blocksmith.app.session;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.rewrite.Deployment;
import blocksmith.engine.weights.WeightSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A design in the form that is shown, with what is known of it.
///
/// @param deployment null for the training form
public record ShownForm(Analyzed analyzed, @Nullable Deployment deployment, OutputComparison outputs) {

    /// What became of a node that is not there in the deployed form.
    ///
    /// @param word `folded`, `merged`, `left out`
    /// @param into the node that holds its work; empty for one that had none to do
    public record Absence(String word, Optional<NodePath> into) {
    }

    static ShownForm training(Analyzed analyzed) {
        return new ShownForm(analyzed, null, new OutputComparison.Impossible());
    }

    /// Of the form as it is drawn.
    public Analysis drawn() {
        return analyzed.analysis();
    }

    /// Of the form that is shown: what it costs.
    public Analysis analysis() {
        return deployment == null ? drawn() : deployment.analysis();
    }

    public Form form() {
        return deployment == null ? Form.TRAINING : Form.DEPLOYED;
    }

    /// What became of a node; empty for one that is there.
    public Optional<Absence> absence(NodePath node) {
        return Optional.ofNullable(deployment)
                .flatMap(deployed -> deployed.gone(node))
                .map(rewritten -> new Absence(rewritten.kind().words(), rewritten.into()));
    }

    /// Whether it is the same that runs, with the same weights, or that cannot run, for the same reasons: all that the
    /// deployed form is, it is made of what is drawn.
    boolean computesAs(ShownForm other) {
        return form() == other.form() && drawn().setting().equals(other.drawn().setting())
                && drawn().graph().nodes().equals(other.drawn().graph().nodes()) && errors().equals(other.errors());
    }

    /// Some are of the design as a whole and stand in no node, such as a parameter beyond its limits.
    private List<Problem> errors() {
        return drawn().problems().stream().filter(Problem::isError).toList();
    }

    WeightSource weights() {
        return deployment == null ? analyzed.drawnWeights() : deployment.weights();
    }

    ShownForm with(OutputComparison measured) {
        return new ShownForm(analyzed, deployment, measured);
    }
}
