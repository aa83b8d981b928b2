package blocksmith.engine.kernel;

import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.op.Inference;
import blocksmith.engine.op.Operator;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// One layer with random weights and inputs, run by a kernel and by the operator's definition.
final class LayerRun {
    private final Layer layer;
    private final List<Tensor> inputs = new ArrayList<>();
    private final Tensor residual;

    LayerRun(Operator operator, Epilogue epilogue, long seed, Shape... shapes) {
        this(operator, epilogue, Accuracy.DEFAULT, seed, shapes);
    }

    LayerRun(Operator operator, Epilogue epilogue, Accuracy accuracy, long seed, Shape... shapes) {
        var random = new Random(seed);
        var in = Incoming.of(shapes);
        var outputs = switch (operator.infer(in)) {
            case Inference.Inferred(var types) -> types.stream().map(TensorType::shape).toList();
            case Inference.Rejected(var findings, _) -> throw new IllegalArgumentException(findings.toString());
        };
        var weights = new HashMap<String, Tensor>();
        operator.weights(in).forEach(spec -> weights.put(spec.name(), random(spec.shape(), random, 0.1f)));
        this.layer = new Layer(operator, List.of(shapes), outputs, weights, epilogue, accuracy);
        Arrays.stream(shapes).forEach(shape -> inputs.add(random(shape, random, -1f)));
        this.residual = random(layer.output(), random, -1f);
    }

    /// Whether a kernel takes the layer in the caller's order throughout.
    boolean worksOnPlanes() {
        return onPlanes().isPresent();
    }

    private Optional<Kernel> onPlanes() {
        return Candidates.of(layer.operator()).stream()
                .map(candidate -> candidate.offer(layer.with(Orders.PLANES)))
                .flatMap(offer -> offer instanceof Offer.Accepted(var kernel) ? Stream.of(kernel) : Stream.empty())
                .findFirst();
    }

    /// The output of the kernel that works on planes.
    float[] runOnPlanes(int threads) {
        var kernel = onPlanes().orElseThrow();
        try (var workers = new WorkerPool(threads)) {
            var arena = new float[(int) kernel.scratchFloats(threads)];
            Arrays.fill(arena, Float.NaN);
            var output = new float[(int) layer.output().elements()];
            kernel.run(new Buffers(arena, new int[]{0}, new int[]{0}, 0, 0).reading(inputs.getFirst().data())
                    .adding(residual.data()).writing(output), workers);
            return output;
        }
    }

    Layer layer() {
        return layer;
    }

    private static Tensor random(Shape shape, Random random, float from) {
        var tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.data().length; i++) {
            tensor.data()[i] = from + random.nextFloat() * (1 - from);
        }
        return tensor;
    }

    /// The first candidate that takes the layer.
    Kernel kernel() {
        return Candidates.of(layer.operator())
                .stream()
                .map(candidate -> candidate.offer(layer))
                .flatMap(offer -> offer instanceof Offer.Accepted(var kernel) ? List.of(kernel).stream() : null)
                .findFirst()
                .orElseThrow();
    }

    /// The outputs, NCHW, behind each other. Memory around the tensors is NaN, so that no kernel reads what is not its.
    float[] run(Kernel kernel, int threads) {
        try (var workers = new WorkerPool(threads)) {
            var offsets = new Offsets();
            var ins = layer.inputs().stream().mapToInt(offsets::take).toArray();
            var outs = layer.outputs().stream().mapToInt(offsets::take).toArray();
            int rest = offsets.take(layer.output());
            int scratch = offsets.take((int) kernel.scratchFloats(threads));
            var arena = new float[offsets.next];
            Arrays.fill(arena, Float.NaN);
            for (int i = 0; i < ins.length; i++) {
                Layout.toChannelsLast(layer.inputs().get(i), inputs.get(i).data(), 0, arena, ins[i], workers);
            }
            Layout.toChannelsLast(layer.output(), residual.data(), 0, arena, rest, workers);
            kernel.run(new Buffers(arena, ins, outs, rest, scratch), workers);
            return results(arena, outs, workers);
        }
    }

    private float[] results(float[] arena, int[] outs, WorkerPool workers) {
        var all = new float[layer.outputs().stream().mapToInt(shape -> (int) shape.elements()).sum()];
        int to = 0;
        for (int i = 0; i < outs.length; i++) {
            Layout.toChannelsFirst(layer.outputs().get(i), arena, outs[i], all, to, workers);
            to += (int) layer.outputs().get(i).elements();
        }
        return all;
    }

    double[] expected() {
        var results = layer.operator()
                .reference(
                        inputs.stream().map(Tensor::toDouble).toList(),
                        name -> layer.weight(name).toDouble());
        var all = results.stream().map(DoubleTensor::data).flatMapToDouble(Arrays::stream).toArray();
        for (int i = 0; i < all.length; i++) {
            double sum = layer.epilogue().residual() == Epilogue.Residual.ADDED ? all[i] + residual.data()[i] : all[i];
            all[i] = layer.epilogue().activation().map(function -> function.apply(sum)).orElse(sum);
        }
        return all;
    }

    /// Places tensors behind each other with a gap of a vector.
    private static final class Offsets {
        private int next = Lanes.COUNT;

        int take(Shape shape) {
            return take((int) shape.elements());
        }

        int take(int floats) {
            int at = next;
            next += floats + Lanes.COUNT;
            return at;
        }
    }
}
