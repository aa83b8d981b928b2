package blocksmith.engine.rewrite;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.tensor.Deviation;
import blocksmith.engine.weights.WeightSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A design in the form in which it is used: what only training needs is gone or has gone into the weights of what is left. It
/// computes the same. Immutable; weights are computed when they are asked for.
public final class Deployment {
    private final Analysis training;
    private final WeightSource trainingWeights;
    private final Analysis analysis;
    private final WeightSource weights;
    private final List<Rewritten> rewrites;
    private final Map<NodePath, Rewritten> gone = new HashMap<>();

    private Deployment(Analysis training, WeightSource trainingWeights, Draft draft) {
        this.training = training;
        this.trainingWeights = trainingWeights;
        this.weights = draft.weights();
        this.rewrites = List.copyOf(draft.made());
        var deployed = Analysis.of(draft.graph(), training.setting());
        this.analysis = deployed.with(lost(training, deployed));
        for (var rewritten : rewrites) {
            if (rewritten.kind() != Rewritten.Kind.CONVERTED) {
                gone.put(rewritten.node(), rewritten);
            }
        }
    }

    /// @param training the form in which it is trained
    /// @param weights  of that form
    public static Deployment of(Analysis training, WeightSource weights) {
        var draft = new Draft(training, weights);
        Rewrites.apply(draft);
        return new Deployment(training, weights, draft);
    }

    /// What is wrong with nodes that are gone, or with the design's files, is still wrong.
    private static List<Problem> lost(Analysis training, Analysis deployed) {
        var lost = new ArrayList<>(training.problems());
        lost.removeAll(deployed.problems());
        return lost;
    }

    /// Of the form in which it is trained.
    public Analysis training() {
        return training;
    }

    WeightSource trainingWeights() {
        return trainingWeights;
    }

    /// Of the deployed form.
    public Analysis analysis() {
        return analysis;
    }

    /// Of the deployed form.
    public WeightSource weights() {
        return weights;
    }

    /// What was made other, in the order in which it was done.
    public List<Rewritten> rewrites() {
        return rewrites;
    }

    /// What became of a node that is not in the deployed form; empty for one that is.
    public Optional<Rewritten> gone(NodePath node) {
        var found = gone.get(node);
        return Optional.ofNullable(found).map(rewritten -> new Rewritten(rewritten.kind(), node, last(rewritten)));
    }

    /// The node that holds its work now: the one that it went into may have gone into another.
    private Optional<NodePath> last(Rewritten rewritten) {
        var into = rewritten.into();
        while (into.isPresent() && gone.containsKey(into.get())) {
            into = gone.get(into.get()).into();
        }
        return into;
    }

    /// Runs both forms in the engine on the same drawn input, the training form node by node, and compares what comes out.
    ///
    /// @return empty where they cannot be run, or were stopped
    public Optional<Deviation> difference(WorkerPool workers) {
        return new FormComparison(workers).difference(this);
    }
}
