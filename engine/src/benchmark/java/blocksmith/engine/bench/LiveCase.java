package blocksmith.engine.bench;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.weights.DesignWeights;
import blocksmith.engine.weights.WeightSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A design of the library with its weights, as the live chart has it before it plans.
record LiveCase(Analysis analysis, WeightSource weights) {
    static final Duration UNTIL_STOPPED = Duration.ofDays(1);

    static LiveCase of(Template template) {
        var graph = Elaboration.of(template, Map.of(), new TemplateFiles()).graph();
        return new LiveCase(Analysis.of(graph, Setting.SINGLE), DesignWeights.of(template, graph).source());
    }

    /// @param earlier whose kernels it may take over
    Program program(int threads, List<Program> earlier) {
        return switch (Backend.EMBEDDED.prepare(analysis, weights, PlanOptions.forThreads(threads), earlier)) {
            case Preparation.Prepared(var program) -> program;
            case Preparation.Impossible(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }
}
