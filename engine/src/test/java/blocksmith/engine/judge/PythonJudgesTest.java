package blocksmith.engine.judge;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.onnx.OnnxWriter;
import blocksmith.engine.onnx.OnnxWriting;
import blocksmith.engine.onnx.Opset;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.GraphDesign;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tensor.Npy;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.torch.TorchWriter;
import blocksmith.engine.torch.TorchWriting;
import blocksmith.engine.weights.CalmWeights;
import blocksmith.engine.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What is exported, as PyTorch and ONNX's own checker see it: the library, and random designs.
class PythonJudgesTest {
    private static final int RANDOM_DESIGNS = 150;
    /// The newest that the checker of Debian's package knows is 17.
    private static final int MOST_CHECKED = 17;

    private static final List<String> VARIANTS = List.of("efficient-block in=24 out=40 expansion=6 stride=2",
            "efficient-block in=24 out=24 expansion=3 reduction=8", "inverted-residual in=16 out=24",
            "bottleneck in=64 out=64 reduction=2", "squeeze-excitation in=64 reduction=16");

    /// Variants, beside the blocks and networks that have none.
    private static final List<String> NETWORKS = List.of("resnet18", "mobilenet_v2", "shufflenet_v2_x0_5", "mnasnet0_5",
            "efficientnet_b0", "regnet_y_400mf", "densenet121", "mobileone_s0");

    @TempDir
    private Path folder = Path.of("");

    private static Map<String, Template> designs() {
        var designs = new LinkedHashMap<String, Template>();
        Library.shelves()
                .stream()
                .flatMap(shelf -> shelf.designs().stream())
                .filter(name -> Library.find(name).orElseThrow().design().variants().isEmpty())
                .forEach(name -> put(designs, name));
        NETWORKS.forEach(name -> put(designs, name));
        for (long seed = 5000; seed < 5000 + RANDOM_DESIGNS; seed++) {
            designs.put("seed_" + seed, new Template(Origin.UNSAVED, random(seed)));
        }
        return designs;
    }

    private static void put(Map<String, Template> designs, String name) {
        designs.put("library_" + name.replace('-', '_'), Library.find(name).orElseThrow());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".json", "").replace('-', '_');
    }

    private static Design random(long seed) {
        var nodes = RandomGraph.analysis(seed).graph().inOrder();
        return GraphDesign.of("Seed " + seed, nodes.stream().map(GraphNode.Typed.class::cast).toList());
    }

    private static Analysis analysis(Template template) {
        return Analysis.of(Elaboration.of(template, Map.of(), new TemplateFiles()).graph(), Setting.SINGLE);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void pytorchComputesTheSame() throws IOException, InterruptedException {
        int written = 0;
        for (var design : designs().entrySet()) {
            switch (TorchWriter.write(design.getValue(), new TemplateFiles())) {
                case TorchWriting.Written torch -> {
                    write(design.getKey(), design.getValue(), torch);
                    written++;
                }
                case TorchWriting.Impossible(var problems) -> assertTrue(
                        problems.stream().allMatch(problem -> problem.code() == ProblemCode.NO_FORM),
                        problems.toString());
            }
        }
        assertTrue(written > 0.9 * RANDOM_DESIGNS, written + " could be written");
        Judge.accept("check_torch.py", "torch", folder);
    }

    /// The code is made once, for all that the parameters may be.
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void pytorchTakesOtherParameters() throws IOException, InterruptedException {
        var calls = new StringBuilder();
        for (var variant : VARIANTS) {
            var words = variant.split(" ");
            var file = Path.of("..", "samples", words[0] + ".json");
            var design = assertInstanceOf(DesignReading.Read.class, DesignFiles.read(file)).design();
            var template = TemplateFiles.inFile(design, file);
            var torch = assertInstanceOf(TorchWriting.Written.class, TorchWriter.write(template, new TemplateFiles()));
            Files.writeString(folder.resolve(name(file) + ".py"), torch.code());
            var arguments = new LinkedHashMap<String, Literal>();
            for (var word : List.of(words).subList(1, words.length)) {
                arguments.put(word.split("=")[0], Literal.parse(word.split("=")[1]));
            }
            var analysis = Analysis.of(Elaboration.of(template, arguments, new TemplateFiles()).graph(),
                    Setting.SINGLE);
            var program = program(analysis);
            calls.append(String.join(" ", name(file), String.join(",", words).replace("in=", "in_channels=").replace(
                    "out=", "out_channels="), Long.toString(analysis.totals().parameters()),
                    program.inputs().getFirst().shape().toString(), program.outputs().getFirst().shape().toString()))
                    .append('\n');
        }
        Files.writeString(folder.resolve("variants.txt"), calls);
        Judge.accept("check_variants.py", "torch", folder);
    }

    private void write(String name, Template template, TorchWriting.Written torch) throws IOException {
        var analysis = analysis(template);
        Files.writeString(folder.resolve(name + ".py"), torch.code());
        var weights = new CalmWeights(analysis.graph());
        var tensors = new LinkedHashMap<String, Tensor>();
        analysis.weightSpecs().forEach((node, specs) -> {
            var prefix = torch.prefixes().get(node);
            if (prefix != null) {
                specs.forEach(spec -> tensors.put(prefix + "." + spec.name(), weights.values(node, spec)));
            }
        });
        Files.write(folder.resolve(name + ".safetensors"), Safetensors.bytes(tensors));
        var program = program(analysis);
        var input = DrawnInput.tensor(program.inputs().getFirst().shape(), 9);
        Npy.write(input, folder.resolve(name + ".in.npy"));
        try (var workers = new WorkerPool(1); var execution = program.open(workers)) {
            execution.feed(List.of(input));
            execution.run(StepClock.NONE);
            var results = execution.results();
            for (int i = 0; i < results.size(); i++) {
                Npy.write(results.get(i), folder.resolve(name + "." + i + ".npy"));
            }
        }
    }

    private static Program program(Analysis analysis) {
        return assertInstanceOf(Preparation.Prepared.class,
                Backend.EMBEDDED.prepare(analysis, new CalmWeights(analysis.graph()), 1)).program();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onnxAcceptsEveryModel() throws IOException, InterruptedException {
        int count = 0;
        for (var design : designs().entrySet()) {
            var opset = new Opset(Opset.LEAST + count++ % (MOST_CHECKED - Opset.LEAST + 1));
            var analysis = analysis(design.getValue());
            var writing = OnnxWriter.write(design.getValue().design().name(), analysis,
                    new CalmWeights(analysis.graph()),
                    opset);
            var bytes = assertInstanceOf(OnnxWriting.Written.class, writing).bytes();
            Files.write(folder.resolve(design.getKey() + "_" + opset.number() + ".onnx"), bytes);
        }
        Judge.accept("check_onnx.py", "onnx", folder);
    }
}
