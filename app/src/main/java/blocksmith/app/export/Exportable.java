package blocksmith.app.export;

import blocksmith.app.session.Analyzed;
import blocksmith.app.theme.Theme;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.onnx.OnnxWriter;
import blocksmith.engine.onnx.OnnxWriting;
import blocksmith.engine.onnx.Opset;
import blocksmith.engine.rewrite.Deployment;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateSource;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.torch.TorchWriter;
import blocksmith.engine.torch.TorchWriting;
import blocksmith.engine.weights.DesignWeights;
import blocksmith.engine.weights.Safetensors;
import blocksmith.engine.weights.WeightSource;
import java.util.LinkedHashMap;
import java.util.Objects;

/// A design, and what its exports may want to know besides.
///
/// @param source  finds the designs that nodes stand for
/// @param weights of the nodes that the analysis is of
public record Exportable(Template template, TemplateSource source, Analysis analysis, WeightSource weights,
        Opset opset, Theme theme) {

    /// With the weights that the design says it has.
    public Exportable(Template template, TemplateSource source, Analysis analysis, Opset opset, Theme theme) {
        this(template, source, analysis, DesignWeights.of(template, analysis.graph()).source(), opset, theme);
    }

    /// The deployed form, for exports that are made of the graph.
    public Exportable deployed() {
        var deployment = Deployment.of(analysis, weights);
        return new Exportable(template, source, deployment.analysis(), deployment.weights(), opset, theme);
    }

    public static Exportable of(Analyzed analyzed, Opset opset, Theme theme) {
        return new Exportable(analyzed.elaboration().template(), analyzed.elaboration().source(), analyzed.analysis(),
                opset, theme);
    }

    Exported onnx() {
        return switch (OnnxWriter.write(template.design().name(), analysis, weights, opset)) {
            case OnnxWriting.Written(var bytes) -> new Exported.Made(bytes);
            case OnnxWriting.Impossible(var problems) -> new Exported.Impossible(problems);
        };
    }

    Exported torch() {
        return switch (TorchWriter.write(template, source)) {
            case TorchWriting.Written(var code, _) -> Exported.Made.text(code);
            case TorchWriting.Impossible(var problems) -> new Exported.Impossible(problems);
        };
    }

    /// The weights as the PyTorch code calls them.
    public Exported torchWeights() {
        return switch (TorchWriter.write(template, source)) {
            case TorchWriting.Written(_, var prefixes) -> {
                var tensors = new LinkedHashMap<String, Tensor>();
                analysis.weightSpecs().forEach((node, specs) -> {
                    if (prefixes.containsKey(node)) {
                        specs.forEach(
                                spec -> tensors.put(Objects.requireNonNull(prefixes.get(node)) + "." + spec.name(),
                                        weights.values(node, spec)));
                    }
                });
                yield new Exported.Made(Safetensors.bytes(tensors));
            }
            case TorchWriting.Impossible(var problems) -> new Exported.Impossible(problems);
        };
    }
}
