package blocksmith.app.cli;

import blocksmith.app.text.Numbers;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Totals;
import blocksmith.engine.design.Design;
import blocksmith.engine.op.Convention;
import blocksmith.engine.tensor.Deviation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// The deployed form for people, beside the form in which it is trained.
final class FormsText {
    private final Forms forms;
    private final Convention convention;

    private FormsText(Forms forms, Convention convention) {
        this.forms = forms;
        this.convention = convention;
    }

    static List<String> lines(Design design, Forms forms, Convention convention) {
        return new FormsText(forms, convention).lines(design);
    }

    private List<String> lines(Design design) {
        var deployed = forms.deployment().analysis();
        var lines = new ArrayList<>(AnalysisText.nodes(design.name() + ", deployed", deployed, convention));
        lines.add("");
        lines.addAll(rewrites().lines());
        lines.add("");
        lines.addAll(totals(forms.deployment().training(), deployed).lines());
        lines.add("");
        lines.add("largest difference of outputs  " + forms.difference().map(FormsText::words)
                .orElse("not measured: the design cannot be run"));
        lines.addAll(AnalysisText.problems(deployed));
        return lines;
    }

    private static String words(Deviation difference) {
        return difference.isFinite()
                ? Numbers.scientific(difference.largest()) + ", " + Numbers.scientific(difference.relative())
                        + " of the largest element"
                : "not measured: outputs are no finite numbers";
    }

    private Table rewrites() {
        var table = new Table("node of the training form", "in the deployed form");
        forms.deployment().rewrites().forEach(made -> table.row(made.node().toString(), made.words()));
        return table;
    }

    private Table totals(Analysis training, Analysis deployed) {
        var table = new Table("total, batch " + training.setting().batch() + ", "
                + training.setting().precision().title(), "training", "deployed");
        var before = training.totals();
        var after = deployed.totals();
        row(table, "weights", before, after, Totals::weights);
        row(table, "parameters", before, after, Totals::parameters);
        row(table, "buffers", before, after, Totals::buffers);
        row(table, "MACs, one image", before, after, Totals::macs);
        if (convention != Convention.CONV_LINEAR) {
            row(table, convention.title(), before, after, totals -> totals.counted(convention));
        }
        row(table, "activations, B", before, after, Totals::activationBytes);
        row(table, "bytes moved, B", before, after, Totals::bytesMoved);
        row(table, "peak memory, B", before, after, Totals::peakBytes);
        row(table, "for inference, B", before, after, Totals::inferenceBytes);
        return table;
    }

    private static void row(Table table, String name, Totals before, Totals after, ToLongFunction<Totals> count) {
        table.row(name, Numbers.exact(count.applyAsLong(before)), Numbers.exact(count.applyAsLong(after)));
    }
}
