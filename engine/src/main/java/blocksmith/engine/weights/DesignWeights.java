package blocksmith.engine.weights;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.op.Initialization;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The weights that a design says it has: those that its nodes set, then those of its file, then drawn ones.
public final class DesignWeights {
    private final WeightSource source;
    private final Optional<FiledWeights> filed;
    private final List<Problem> problems;

    private DesignWeights(WeightSource source, Optional<FiledWeights> filed, List<Problem> problems) {
        this.source = source;
        this.filed = filed;
        this.problems = problems;
    }

    public static DesignWeights of(Template template, Graph graph) {
        return of(template, graph, template.design().weights().initialization());
    }

    /// The same, but what is drawn is drawn by He's initialization: others leave normalizations without an effect, and so
    /// nothing to compare.
    public static DesignWeights forComparison(Template template, Graph graph) {
        return of(template, graph, Initialization.HE);
    }

    private static DesignWeights of(Template template, Graph graph, Initialization initialization) {
        var said = template.design().weights();
        var drawn = new DrawnWeights(said.seed(), initialization);
        var file = said.file();
        if (file == null) {
            return new DesignWeights(new SetWeights(graph, said.seed(), drawn), Optional.empty(), List.of());
        }
        if (!(template.origin() instanceof Origin.File(var path))) {
            return new DesignWeights(new SetWeights(graph, said.seed(), drawn), Optional.empty(),
                    List.of(noPlace(file)));
        }
        var filed = new FiledWeights(path.resolveSibling(file), drawn);
        return new DesignWeights(new SetWeights(graph, said.seed(), filed), Optional.of(filed), List.of());
    }

    private static Problem noPlace(String file) {
        return Finding.warning(ProblemCode.BAD_WEIGHTS, "weights",
                file + " is looked for beside the design, which has no file yet.",
                "All weights are drawn; save the design first.").atDesign();
    }

    public WeightSource source() {
        return source;
    }

    /// What is wrong with the file, for nodes that need these weights.
    public List<Problem> problems(Map<NodePath, List<WeightSpec>> needed) {
        return filed.map(weights -> weights.problems(needed)).orElse(problems);
    }

    /// All of them, by their names in files.
    public static Map<String, Tensor> all(WeightSource source, Map<NodePath, List<WeightSpec>> needed) {
        var tensors = new LinkedHashMap<String, Tensor>();
        needed.forEach(
                (node, specs) -> specs.forEach(
                        spec -> tensors.put(WeightFile.tensorName(node, spec.name()), source.values(node, spec))));
        return tensors;
    }
}
