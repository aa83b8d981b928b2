package blocksmith.engine.backend;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.onnx.OnnxWriter;
import blocksmith.engine.onnx.OnnxWriting;
import blocksmith.engine.onnx.Opset;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Output;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.weights.WeightSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// ONNX Runtime on the processor, with all its optimizations. Its native library is loaded when first needed.
public record OnnxRuntime() implements Backend {

    /// The library, or why it is not there; once for the process.
    private static final class Loaded {
        private static final @Nullable OrtEnvironment ENVIRONMENT;
        private static final @Nullable String FAILURE;

        static {
            OrtEnvironment environment = null;
            String failure = null;
            try {
                environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "blocksmith");
            } catch (RuntimeException | LinkageError thrown) {
                var cause = thrown.getCause() == null ? thrown : thrown.getCause();
                failure = String.valueOf(cause.getMessage());
            }
            ENVIRONMENT = environment;
            FAILURE = failure;
        }
    }

    static OrtEnvironment environment() {
        var environment = Loaded.ENVIRONMENT;
        if (environment == null) {
            throw new IllegalStateException(Loaded.FAILURE);
        }
        return environment;
    }

    @Override
    public String id() {
        return "onnxruntime";
    }

    @Override
    public String title() {
        return "ONNX Runtime";
    }

    @Override
    public String detail() {
        var environment = Loaded.ENVIRONMENT;
        return environment == null ? "not available" : environment.getVersion() + " · CPU";
    }

    @Override
    public Optional<Finding> hindrance() {
        return Optional.ofNullable(Loaded.FAILURE).map(
                reason -> Finding.error(ProblemCode.NO_BACKEND, null,
                        "ONNX Runtime's native library cannot be loaded: " + reason + ".",
                        "Use the embedded engine; all else works."));
    }

    /// It has one accuracy.
    @Override
    public Preparation prepare(Analysis analysis, WeightSource weights, PlanOptions options, List<Program> earlier) {
        return prepare(analysis, weights, options.threads(), Opset.COMMON);
    }

    Preparation prepare(Analysis analysis, WeightSource weights, int threads, Opset opset) {
        var hindrance = hindrance();
        if (hindrance.isPresent()) {
            return new Preparation.Impossible(List.of(hindrance.get().atDesign()));
        }
        return switch (OnnxWriter.write("design", analysis, weights, opset)) {
            case OnnxWriting.Written(var model) -> new Preparation.Prepared(
                    new OnnxRuntimeProgram(model, threads, inputs(analysis), outputs(analysis),
                            new NodeNames(used(analysis), opset.number())));
            case OnnxWriting.Impossible(var problems) -> new Preparation.Impossible(problems);
        };
    }

    private static List<NodeAnalysis.Known> used(Analysis analysis) {
        var wires = analysis.graph().wires();
        var used = new ArrayList<NodeAnalysis.Known>();
        for (var node : analysis.nodes().values()) {
            if (node instanceof NodeAnalysis.Known known && wires.leadsToOutput(wires.place(known.node().path()))) {
                used.add(known);
            }
        }
        return used;
    }

    private static List<Border> inputs(Analysis analysis) {
        return used(analysis).stream()
                .filter(node -> node.node().operator() instanceof Input)
                .map(node -> new Border(node.node().path(), node.outputs().getFirst().shape()))
                .toList();
    }

    private static List<Border> outputs(Analysis analysis) {
        return used(analysis).stream()
                .filter(node -> node.node().operator() instanceof Output)
                .map(node -> new Border(node.node().path(), node.inputs().getFirst().shape()))
                .toList();
    }
}
