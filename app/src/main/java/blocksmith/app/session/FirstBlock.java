package blocksmith.app.session;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Beforehand;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.weights.DesignWeights;
import java.util.Map;

/// A block of the library that is run before anything is measured, and a network that is planned, so that the first
/// measurement need not wait for classes to be loaded and compiled.
final class FirstBlock {
    /// It has most of the operators that blocks are made of.
    private static final String BLOCK = "efficient-block";
    /// It has few weights and many layers.
    private static final String NETWORK = "mobilenet_v3_small";

    private FirstBlock() {
    }

    /// One processor is busy for three or four seconds, or until a measurement begins; what is being planned then is finished.
    ///
    /// @return how often the block was run
    static int run() {
        int runs = Beforehand.run(() -> program(BLOCK));
        Beforehand.plan(() -> program(NETWORK));
        return runs;
    }

    /// Of one thread, from the template on, as after an edit.
    private static Program program(String name) {
        var template = Library.find(name).orElseThrow();
        var graph = Elaboration.of(template, Map.of(), new TemplateFiles()).graph();
        var analysis = Analysis.of(graph, Setting.SINGLE);
        var weights = DesignWeights.of(template, graph).source();
        return switch (Backend.EMBEDDED.prepare(analysis, weights, 1)) {
            case Preparation.Prepared(var program) -> program;
            case Preparation.Impossible(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }
}
