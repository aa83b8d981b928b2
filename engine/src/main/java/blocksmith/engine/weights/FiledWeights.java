package blocksmith.engine.weights;

import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Weights from a file, opened when the first is asked for; what the file does not have, or has in another shape, comes
/// from another source.
public final class FiledWeights implements WeightSource {
    private final Path file;
    private final WeightSource otherwise;
    private @Nullable Opened opened;

    /// What came of opening the file.
    ///
    /// @param changed when the file was changed, before it was opened
    private record Opened(Optional<Safetensors> tensors, FileTime changed, Optional<Finding> finding) {
    }

    public FiledWeights(Path file, WeightSource otherwise) {
        this.file = file;
        this.otherwise = otherwise;
    }

    @Override
    public Tensor values(NodePath node, WeightSpec spec) {
        var name = WeightFile.tensorName(node, spec.name());
        return opened().tensors()
                .filter(tensors -> tensors.shape(name).filter(spec.shape()::equals).isPresent())
                .flatMap(tensors -> read(tensors, name))
                .orElseGet(() -> otherwise.values(node, spec));
    }

    @Override
    public Object identity(NodePath node, WeightSpec spec) {
        var name = WeightFile.tensorName(node, spec.name());
        var whole = opened();
        return whole.tensors()
                .filter(tensors -> tensors.shape(name).filter(spec.shape()::equals).isPresent())
                .<Object>map(_ -> new Filed(file, whole.changed(), name))
                .orElseGet(() -> otherwise.identity(node, spec));
    }

    private record Filed(Path file, FileTime changed, String tensor) {
    }

    private static Optional<Tensor> read(Safetensors tensors, String name) {
        try {
            return Optional.of(tensors.read(name));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// What is wrong with the file, or with its tensors for nodes that need these.
    public List<Problem> problems(Map<NodePath, List<WeightSpec>> needed) {
        var problems = new ArrayList<Problem>();
        opened().finding().ifPresent(finding -> problems.add(finding.atDesign()));
        opened().tensors()
                .ifPresent(
                        tensors -> needed.forEach(
                                (node, specs) -> specs.forEach(
                                        spec -> misfit(tensors, node, spec).ifPresent(problems::add))));
        return problems;
    }

    private static Optional<Problem> misfit(Safetensors tensors, NodePath node, WeightSpec spec) {
        var name = WeightFile.tensorName(node, spec.name());
        var there = tensors.shape(name);
        if (there.filter(spec.shape()::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                warning(spec.name(),
                        there.map(shape -> "The file's " + name + " is " + shape + ", but " + spec.shape()
                                + " is needed.").orElse("The file has no " + name + "."),
                        "It is drawn instead; take weights that fit.").at(node));
    }

    private synchronized Opened opened() {
        var known = opened;
        if (known == null) {
            known = open();
            opened = known;
        }
        return known;
    }

    private Opened open() {
        try {
            if (!Files.exists(file)) {
                return wrong("There is no file " + Excerpt.of(String.valueOf(file.getFileName())) + ".");
            }
            var changed = Files.getLastModifiedTime(file);
            return WeightFile.isWhole(file)
                    ? new Opened(Optional.of(Safetensors.open(file)), changed, Optional.empty())
                    : wrong(file.getFileName() + " does not hold what its name says.");
        } catch (IOException failure) {
            return wrong(file.getFileName() + " cannot be used: " + failure.getMessage() + ".");
        }
    }

    private static Opened wrong(String fact) {
        return new Opened(Optional.empty(), FileTime.fromMillis(0),
                Optional.of(warning("weights", fact, "All weights are drawn; put the right file there.")));
    }

    private static Finding warning(String part, String fact, String fix) {
        return Finding.warning(ProblemCode.BAD_WEIGHTS, part, fact, fix);
    }
}
