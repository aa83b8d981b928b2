package blocksmith.engine.backend;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.onnx.Opset;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.DrawnWeights;
import blocksmith.engine.weights.WeightSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Where the embedded engine and ONNX Runtime differ by more than rounding.
final class Disagreement {
    /// Of the largest magnitude of the tensor.
    private static final double MOST = 1e-4;
    private static final WeightSource WEIGHTS = new DrawnWeights(7);

    private Disagreement() {
    }

    /// The first output that differs at any accuracy, and how, or what one of them refuses; empty when all agree.
    static Optional<String> of(Analysis analysis, Opset opset) {
        return of(analysis, WEIGHTS, opset, List.of(Accuracy.values()));
    }

    /// The same at the usual accuracy.
    static Optional<String> of(Analysis analysis, WeightSource weights, Opset opset) {
        return of(analysis, weights, opset, List.of(Accuracy.DEFAULT));
    }

    private static Optional<String> of(Analysis analysis, WeightSource weights, Opset opset,
            List<Accuracy> accuracies) {
        try {
            return compared(analysis, weights, opset, accuracies);
        } catch (IllegalStateException refusal) {
            return Optional.of(refusal + ", " + refusal.getCause());
        }
    }

    /// Accuracies that come to the same kernels are compared once.
    private static Optional<String> compared(Analysis analysis, WeightSource weights, Opset opset,
            List<Accuracy> accuracies) {
        var theirs = run(program(new OnnxRuntime().prepare(analysis, weights, 1, opset)));
        var compared = new HashSet<List<String>>();
        for (var accuracy : accuracies) {
            var embedded = (EmbeddedProgram) program(
                    Backend.EMBEDDED.prepare(analysis, weights, new PlanOptions(1, accuracy)));
            if (compared.add(kernels(embedded))) {
                var difference = difference(embedded, theirs);
                if (difference.isPresent()) {
                    return difference.map(found -> accuracy.id() + ", " + found);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> kernels(EmbeddedProgram program) {
        return program.plan().steps().stream().map(step -> step.choice().kernel().name()).toList();
    }

    private static Optional<String> difference(EmbeddedProgram embedded, List<Tensor> theirs) {
        var outputs = embedded.outputs();
        var ours = run(embedded);
        for (int i = 0; i < ours.size(); i++) {
            var difference = difference(ours.get(i), theirs.get(i));
            if (difference.isPresent()) {
                return Optional.of(outputs.get(i).node() + " " + outputs.get(i).shape() + ": " + difference.get());
            }
        }
        return Optional.empty();
    }

    private static Program program(Preparation preparation) {
        return switch (preparation) {
            case Preparation.Prepared(var program) -> program;
            case Preparation.Impossible(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Tensor> run(Program program) {
        var inputs = new ArrayList<Tensor>();
        program.inputs().forEach(border -> inputs.add(DrawnInput.tensor(border.shape(), inputs.size())));
        try (var workers = new WorkerPool(1); var execution = program.open(workers)) {
            execution.feed(inputs);
            execution.run(StepClock.NONE);
            return execution.results();
        }
    }

    private static Optional<String> difference(Tensor ours, Tensor theirs) {
        double largest = 1e-30;
        double most = 0;
        int where = 0;
        for (int i = 0; i < ours.data().length; i++) {
            largest = Math.max(largest, Math.abs(theirs.data()[i]));
            double off = Math.abs(ours.data()[i] - theirs.data()[i]);
            if (!(off <= most) && !Double.isNaN(most)) {
                most = off;
                where = i;
            }
        }
        return most <= MOST * largest
                ? Optional.empty()
                : Optional.of(ours.data()[where] + " instead of " + theirs.data()[where] + " at element " + where
                        + ", the largest being " + largest);
    }
}
