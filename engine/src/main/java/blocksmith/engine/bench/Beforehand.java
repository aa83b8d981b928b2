package blocksmith.engine.bench;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.weights.DesignWeights;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the first measurement of a process would otherwise wait for: that classes are loaded, and that the code which is the
/// same in every measurement is compiled.
public final class Beforehand {
    /// It has most of the operators that blocks are made of.
    private static final String BLOCK = "efficient-block";
    private static final long LENGTH = TimeUnit.MILLISECONDS.toNanos(500);

    private Beforehand() {
    }

    /// Begins it, on a thread of its own: one processor is busy for half a second.
    public static Thread start() {
        return Thread.ofPlatform().daemon().name("blocksmith-beforehand").start(Beforehand::run);
    }

    /// @return how often the block was run
    static int run() {
        return Library.find(BLOCK).map(Beforehand::prepared).map(preparation -> switch (preparation) {
            case Preparation.Prepared(var program) -> run(program);
            case Preparation.Impossible _ -> 0;
        }).orElse(0);
    }

    private static Preparation prepared(Template template) {
        var graph = Elaboration.of(template, Map.of(), new TemplateFiles()).graph();
        return Backend.EMBEDDED.prepare(Analysis.of(graph, Setting.SINGLE), DesignWeights.of(template, graph).source(),
                1);
    }

    private static int run(Program program) {
        int runs = 0;
        long began = System.nanoTime();
        try (var workers = new WorkerPool(1, () -> System.nanoTime() - began > LENGTH);
                var execution = program.open(workers)) {
            execution.feed(Subject.inputs(program));
            while (!workers.isStopped()) {
                execution.run(StepClock.NONE);
                runs++;
            }
        }
        return runs;
    }
}
