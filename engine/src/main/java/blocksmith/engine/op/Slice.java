package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// Takes some of the channels, rows or columns: those from one place to before another.
@About(name = "Slice", label = "Slice", category = Category.CHANNELS, keywords = {"crop", "narrow",
    "select"}, summary = "Takes some of the channels, rows or columns")
@Preset(label = "Slice", values = "to=1", category = Category.CHANNELS, summary = "Takes some of the channels, rows or columns")
public record Slice(
        @Param(label = "Axis", help = "What is taken some of", fallback = "channels") Axis axis,
        @Param(label = "From", help = "The first that is taken, counted from 0", fallback = "0", min = 0) int from,
        @Param(label = "To", help = "The first that is not taken any more") int to,
        @Param(label = "Step", help = "Every how many is taken", fallback = "1") int step) implements ImageRearrangement {

    /// An axis of an image.
    public enum Axis {
        CHANNELS, ROWS, COLUMNS;

        int index() {
            return ordinal() + 1;
        }
    }

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        if (!shape.isImage()) {
            return Inference.rejected(Findings.notAnImage(this, shape));
        }
        int size = shape.get(axis.index());
        return from < to && to <= size
                ? Inference.of(shape.with(axis.index(), Math.ceilDiv(to - from, step)))
                : Inference.rejected(outside(size));
    }

    private Finding outside(int size) {
        var what = axis.name().toLowerCase(java.util.Locale.ROOT);
        return Finding.error(
                ProblemCode.BAD_VALUE,
                "to",
                "From " + from + " to " + to + " is no part of " + size + " " + what + ".",
                "Choose a from below the to, and a to of at most " + size + ".");
    }

    /// ONNX operators, Slice.
    @Override
    public int source(Shape in, int c, int y, int x) {
        int channel = axis == Axis.CHANNELS ? from + c * step : c;
        int row = axis == Axis.ROWS ? from + y * step : y;
        int column = axis == Axis.COLUMNS ? from + x * step : x;
        return (channel * in.height() + row) * in.width() + column;
    }

    @Override
    public Reach reach(Incoming in) {
        var taken = new Span(from, 1, 1, step);
        return new Reach.Window(axis == Axis.ROWS ? taken : Span.POINT, axis == Axis.COLUMNS ? taken : Span.POINT);
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(body.apply("Slice", body.in(), body.wholes(from), body.wholes(to), body.wholes(axis.index()),
                body.wholes(step)));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var range = at.value("from") + ":" + at.value("to") + (step == 1 ? "" : ":" + at.value("step"));
        var taken = step == 1
                ? at.value("to").minus(at.value("from"))
                : Python.of(Math.ceilDiv(to - from, step));
        return TorchForm.call("{0}[" + ":, ".repeat(axis.index()) + range + "]",
                axis == Axis.CHANNELS ? taken : at.channels());
    }
}
