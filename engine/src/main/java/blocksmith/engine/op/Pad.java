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

/// Adds rows and columns around an image: a number, the image mirrored at its edges, or its edges repeated.
@About(name = "Pad", label = "Pad", category = Category.CHANNELS, keywords = {"border", "ZeroPad2d", "ReflectionPad2d",
    "ReplicationPad2d"}, summary = "Adds rows and columns around an image")
@Preset(label = "Pad", values = {"top=1", "bottom=1", "left=1",
    "right=1"}, category = Category.CHANNELS, summary = "Adds rows and columns around an image")
public record Pad(
        @Param(label = "Top", help = "Rows added above", fallback = "0", min = 0, max = Window.MAX) int top,
        @Param(label = "Bottom", help = "Rows added below", fallback = "0", min = 0, max = Window.MAX) int bottom,
        @Param(label = "Left", help = "Columns added on the left", fallback = "0", min = 0, max = Window.MAX) int left,
        @Param(label = "Right", help = "Columns added on the right", fallback = "0", min = 0, max = Window.MAX) int right,
        @Param(label = "Mode", help = "What stands there: a number, the mirrored image, or its edge repeated", fallback = "constant") Mode mode,
        @Param(label = "Value", help = "The number, where the mode is constant", fallback = "0", min = -1000000, max = 1000000) double value) implements ImageRearrangement {

    /// What stands beyond an edge; the names are those of ONNX.
    public enum Mode {
        CONSTANT, REFLECT, EDGE
    }

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        if (!shape.isImage()) {
            return Inference.rejected(Findings.notAnImage(this, shape));
        }
        var padded = Inference.bounded(
                shape.batch(),
                shape.channels(),
                (long) shape.height() + top + bottom,
                (long) shape.width() + left + right);
        boolean isMirrored = mode == Mode.REFLECT;
        if (isMirrored && Math.max(top, bottom) >= shape.height()) {
            return Inference.rejected(tooFar("top", "rows", shape.height())).leaving(padded);
        }
        return isMirrored && Math.max(left, right) >= shape.width()
                ? Inference.rejected(tooFar("left", "columns", shape.width())).leaving(padded)
                : padded;
    }

    private static Finding tooFar(String part, String what, int size) {
        return Finding.error(
                ProblemCode.BAD_VALUE,
                part,
                "An image of " + size + " " + what + " has " + (size - 1) + " to mirror at an edge.",
                "Choose at most " + (size - 1) + ".");
    }

    /// ONNX operators, Pad.
    @Override
    public int source(Shape in, int c, int y, int x) {
        int row = inside(y - top, in.height());
        int column = inside(x - left, in.width());
        return row == NOWHERE || column == NOWHERE ? NOWHERE : (c * in.height() + row) * in.width() + column;
    }

    private int inside(int place, int size) {
        if (place >= 0 && place < size) {
            return place;
        }
        return switch (mode) {
            case CONSTANT -> NOWHERE;
            case REFLECT -> place < 0 ? -place : 2 * (size - 1) - place;
            case EDGE -> Math.clamp(place, 0, size - 1);
        };
    }

    @Override
    public double fill() {
        return value;
    }

    @Override
    public Reach reach(Incoming in) {
        return new Reach.Window(new Span(-top, 1, 1, 1), new Span(-left, 1, 1, 1));
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var pads = body.wholes(0, 0, top, left, 0, 0, bottom, right);
        return List.of(switch (mode) {
            case CONSTANT -> body.apply("Pad", body.in(), pads, body.real(value));
            case REFLECT, EDGE -> body.call("Pad", body.in(), pads)
                    .with("mode", mode == Mode.EDGE ? "edge" : "reflect").value();
        });
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var pads = Python.atom("(" + at.value("left") + ", " + at.value("right") + ", " + at.value("top") + ", "
                + at.value("bottom") + ")");
        return (switch (mode) {
            case CONSTANT -> value == 0
                    ? TorchForm.make("nn.ZeroPad2d").with(pads)
                    : TorchForm.make("nn.ConstantPad2d").with(pads).with(at.value("value"));
            case REFLECT -> TorchForm.make("nn.ReflectionPad2d").with(pads);
            case EDGE -> TorchForm.make("nn.ReplicationPad2d").with(pads);
        }).leaving(at.channels());
    }
}
