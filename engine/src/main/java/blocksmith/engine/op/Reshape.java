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

/// Reads the elements of each image in their order and lays them out with other dimensions.
@About(name = "Reshape", label = "Reshape", category = Category.CHANNELS, keywords = {"view", "flatten",
    "unflatten", "Squeeze", "Unsqueeze"}, summary = "Lays the elements out with other dimensions, in the same order")
@Preset(label = "Reshape", values = "dimensions=-1", category = Category.CHANNELS, summary = "Lays the elements out with other dimensions, in the same order")
public record Reshape(
        @Param(label = "Dimensions", help = "Of one image, the batch apart; -1 stands for what is left, once", min = -1) Numbers dimensions) implements Rearrangement {
    /// More dimensions than this, the batch included, are refused.
    static final int MAX_RANK = 8;

    /// ONNX operators, Reshape; PyTorch documentation, torch.reshape.
    @Override
    public Inference infer(Incoming in) {
        long elements = in.shape().elementsPerImage();
        var given = dimensions.numbers();
        long known = given.stream().filter(size -> size != -1).mapToLong(Integer::longValue).reduce(1, this::product);
        boolean hasRest = given.contains(-1);
        if (given.contains(0) || given.stream().filter(size -> size == -1).count() > 1 || given.size() >= MAX_RANK) {
            return Inference.rejected(
                    wrong("The dimensions " + dimensions + " leave open what the result is.",
                            "Give at most " + (MAX_RANK - 1) + ", with -1 at most once and no 0."));
        }
        if (hasRest ? elements % known != 0 : elements != known) {
            return Inference.rejected(
                    wrong(Wording.number(elements) + " elements cannot be laid out as " + dimensions + ".",
                            hasRest ? "Choose dimensions whose product divides them." : "Give -1 for one of them."));
        }
        return Inference.bounded(sizes(in.shape().batch(), given, elements / known));
    }

    /// What does not fit is larger than any image.
    private long product(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    private static Finding wrong(String fact, String fix) {
        return Finding.error(ProblemCode.BAD_VALUE, "dimensions", fact, fix);
    }

    private static long[] sizes(int batch, List<Integer> given, long rest) {
        var sizes = new long[given.size() + 1];
        sizes[0] = batch;
        for (int i = 0; i < given.size(); i++) {
            sizes[i + 1] = given.get(i) == -1 ? rest : given.get(i);
        }
        return sizes;
    }

    @Override
    public int source(Shape in, Shape out, int index) {
        return index;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var sizes = new long[dimensions.numbers().size() + 1];
        for (int i = 1; i < sizes.length; i++) {
            sizes[i] = dimensions.numbers().get(i - 1);
        }
        return List.of(body.reshape(body.in(), sizes));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var channels = switch (infer(in)) {
            case Inference.Inferred(var outputs) -> Python.of(outputs.getFirst().shape().channels());
            case Inference.Rejected _ -> at.channels();
        };
        return TorchForm.call("{0}.reshape({0}.shape[0], " + dimensions + ")", channels);
    }
}
