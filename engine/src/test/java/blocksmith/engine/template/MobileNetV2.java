package blocksmith.engine.template;

import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A network of instances and repeats.
public final class MobileNetV2 {
    private static final String INVERTED_RESIDUAL = """
            {"format": 1, "parameters": {"in": {"value": 32}, "out": {"value": 32}, "expansion": {"value": 6},
              "stride": {"value": 1}, "hidden": {"value": "in * expansion"}},
             "nodes": {
              "input": {"op": "Input", "values": {"channels": "in"}},
              "expand": {"op": "Conv2d", "values": {"outChannels": "hidden", "kernel": 1, "bias": false},
                         "inputs": {"in": "input"}, "when": "expansion != 1"},
              "expand-bn": {"op": "BatchNorm2d", "inputs": {"in": "expand"}, "when": "expansion != 1"},
              "expand-relu": {"op": "ReLU6", "inputs": {"in": "expand-bn"}, "when": "expansion != 1"},
              "depthwise": {"op": "Conv2d", "values": {"kernel": 3, "stride": "stride", "padding": 1,
                            "groups": "depthwise", "bias": false}, "inputs": {"in": "expand-relu"}},
              "depthwise-bn": {"op": "BatchNorm2d", "inputs": {"in": "depthwise"}},
              "depthwise-relu": {"op": "ReLU6", "inputs": {"in": "depthwise-bn"}},
              "project": {"op": "Conv2d", "values": {"outChannels": "out", "kernel": 1, "bias": false},
                          "inputs": {"in": "depthwise-relu"}},
              "project-bn": {"op": "BatchNorm2d", "inputs": {"in": "project"}},
              "add": {"op": "Add", "inputs": {"in1": "project-bn", "in2": "input"}, "when": "stride == 1 && in == out"},
              "output": {"op": "Output", "inputs": {"in": "add"}}}}
            """;

    /// Sandler et al. 2018, arXiv:1801.04381, table 2: expansion, channels, repetitions, stride.
    private static final List<int[]> STAGES = List.of(new int[]{1, 16, 1, 1}, new int[]{6, 24, 2, 2},
            new int[]{6, 32, 3, 2}, new int[]{6, 64, 4, 2}, new int[]{6, 96, 3, 1}, new int[]{6, 160, 3, 2},
            new int[]{6, 320, 1, 1});

    private MobileNetV2() {
    }

    /// The network, whose block is put into `folder`.
    public static Template in(Path folder) throws IOException {
        Files.writeString(folder.resolve("inverted-residual.json"), INVERTED_RESIDUAL);
        return switch (DesignCodec.read("{\"format\": 1, \"name\": \"MobileNet V2\", \"nodes\": {" + nodes() + "}}")) {
            case DesignReading.Read(var design) -> TemplateFiles.inFile(design, folder.resolve("network.json"));
            case DesignReading.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static String nodes() {
        var nodes = new StringBuilder("""
                "input": {"op": "Input"},
                "stem": {"op": "Conv2d", "values": {"outChannels": 32, "kernel": 3, "stride": 2, "padding": 1,
                         "bias": false}, "inputs": {"in": "input"}},
                "stem-bn": {"op": "BatchNorm2d", "inputs": {"in": "stem"}},
                "stem-relu": {"op": "ReLU6", "inputs": {"in": "stem-bn"}},
                """);
        var last = "stem-relu";
        int in = 32;
        for (int i = 0; i < STAGES.size(); i++) {
            int[] stage = STAGES.get(i);
            nodes.append(String.format(Locale.ROOT, """
                    "stage%d": {"template": "inverted-residual.json", "inputs": {"in": "%s"}, "repeat": %d, "values": {
                     "in": "index == 0 ? %d : %d", "out": %d, "expansion": %d, "stride": "index == 0 ? %d : 1"}},
                    """, i, last, stage[2], in, stage[1], stage[1], stage[0], stage[3]));
            last = "stage" + i;
            in = stage[1];
        }
        return nodes + """
                "head": {"op": "Conv2d", "values": {"outChannels": 1280, "kernel": 1, "bias": false},
                         "inputs": {"in": "stage6"}},
                "head-bn": {"op": "BatchNorm2d", "inputs": {"in": "head"}},
                "head-relu": {"op": "ReLU6", "inputs": {"in": "head-bn"}},
                "pool": {"op": "GlobalAvgPool", "inputs": {"in": "head-relu"}},
                "flat": {"op": "Flatten", "inputs": {"in": "pool"}},
                "classes": {"op": "Linear", "values": {"outFeatures": 1000}, "inputs": {"in": "flat"}},
                "output": {"op": "Output", "inputs": {"in": "classes"}}
                """;
    }
}
