package blocksmith.app.session;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.bench.Beforehand;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.weights.DesignWeights;
import java.util.Map;

/// A block of the library that is run before anything is measured, so that the first measurement need not wait for classes
/// to be loaded and compiled.
public final class FirstBlock {
    /// It has most of the operators that blocks are made of.
    private static final String TEMPLATE = "efficient-block";

    private FirstBlock() {
    }

    /// Begins, on a thread of its own: one processor is busy for some half a second.
    public static void start() {
        Thread.ofPlatform().daemon().name("blocksmith-first-block").start(FirstBlock::run);
    }

    /// @return how often the block was run
    static int run() {
        return Library.find(TEMPLATE).map(FirstBlock::prepared).map(preparation -> switch (preparation) {
            case Preparation.Prepared(var program) -> Beforehand.run(program);
            case Preparation.Impossible _ -> 0;
        }).orElse(0);
    }

    private static Preparation prepared(Template template) {
        var graph = Elaboration.of(template, Map.of(), new TemplateFiles()).graph();
        return Backend.EMBEDDED.prepare(Analysis.of(graph, Setting.SINGLE), DesignWeights.of(template, graph).source(),
                1);
    }
}
