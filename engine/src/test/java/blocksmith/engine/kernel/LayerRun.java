package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Conv2d;
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
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// One layer with random weights and inputs, run by a kernel and by the operator's definition.
final class LayerRun {
    private final Layer layer;
    private final List<Tensor> inputs = new ArrayList<>();
    private final Tensor residual;
    private final List<LayerRun> before;

    LayerRun(Operator operator, Epilogue epilogue, long seed, Shape... shapes) {
        this(operator, epilogue, Accuracy.DEFAULT, seed, shapes);
    }

    LayerRun(Operator operator, Epilogue epilogue, Accuracy accuracy, long seed, Shape... shapes) {
        var random = new SplittableRandom(seed);
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
        this.before = List.of();
    }

    /// One layer with others before it, each of which reads what the one before makes.
    private LayerRun(List<LayerRun> before, LayerRun last) {
        this.before = List.copyOf(before);
        this.layer = last.layer.after(before.stream().map(run -> run.layer).toList());
        this.inputs.addAll(before.getFirst().inputs);
        this.residual = last.residual;
    }

    LayerRun after(List<LayerRun> others) {
        return others.isEmpty() ? this : new LayerRun(others, this);
    }

    Layer layer() {
        return layer;
    }

    private static Tensor random(Shape shape, RandomGenerator random, float from) {
        var tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.data().length; i++) {
            tensor.data()[i] = from + random.nextFloat() * (1 - from);
        }
        return tensor;
    }

    /// Puts some of these numbers into inputs and what is added, and zeros among the filters of a convolution.
    void scatter(float[] numbers, Random random) {
        Stream.concat(inputs.stream(), Stream.of(residual)).forEach(tensor -> {
            for (float number : numbers) {
                tensor.data()[random.nextInt(tensor.data().length)] = number;
            }
        });
        if (layer.operator() instanceof Conv2d) {
            var filters = layer.weight("weight").data();
            random.ints(filters.length / 4, 0, filters.length).forEach(place -> filters[place] = 0);
        }
    }

    /// The first input.
    Tensor input() {
        return inputs.getFirst();
    }

    /// The first candidate that takes the layer within a plan.
    Kernel kernel() {
        return kernels(Orders.INNER).stream().findFirst().orElseThrow();
    }

    /// The kernels that take the layer in these orders, the best first, then those that could; the reference is not among
    /// them.
    List<Kernel> kernels(Orders orders) {
        var takers = new ArrayList<Kernel>();
        var others = new ArrayList<Kernel>();
        if (isPossible(orders)) {
            var candidates = Candidates.of(layer);
            for (var candidate : candidates.subList(0, candidates.size() - 1)) {
                switch (candidate.offer(layer.with(orders))) {
                    case Offer.Accepted(var kernel) -> takers.add(kernel);
                    case Offer.Unlikely(var kernel, _) -> others.add(kernel.get());
                    case Offer.Declined _ -> {
                    }
                }
            }
        }
        takers.addAll(others);
        return takers;
    }

    /// Whether a plan may ask for these orders: there is one image to read and one to make.
    private boolean isPossible(Orders orders) {
        return orders.equals(Orders.INNER) || (layer.inputs().size() == 1 && layer.outputs().size() == 1
                && layer.input().isImage() && layer.output().isImage());
    }

    float[] run(Kernel kernel, int threads) {
        return run(kernel, Orders.INNER, threads);
    }

    /// The outputs, NCHW, behind each other. Memory around the tensors is NaN, so that no kernel reads what is not its.
    float[] run(Kernel kernel, Orders orders, int threads) {
        try (var workers = new WorkerPool(threads)) {
            var places = new Places();
            var ins = layer.inputs().stream().mapToInt(places::take).toArray();
            var outs = layer.outputs().stream().mapToInt(places::take).toArray();
            int rest = adds() ? places.take(layer.output()) : -1;
            int scratch = places.take((int) kernel.scratchFloats(threads));
            var arena = places.memory();
            for (int i = 0; i < ins.length && orders.input() == Order.CHANNELS_LAST; i++) {
                Layout.toChannelsLast(layer.inputs().get(i), inputs.get(i).data(), 0, arena, ins[i], workers);
            }
            if (adds() && orders.added() == Order.CHANNELS_LAST) {
                Layout.toChannelsLast(layer.output(), residual.data(), 0, arena, rest, workers);
            }
            var made = new float[(int) layer.output().elements()];
            kernel.run(buffers(new Buffers(arena, ins, outs, rest, scratch), orders, made), workers);
            places.assertNothingAround(arena);
            return orders.output() == Order.CHANNELS_FIRST ? made : results(arena, outs, workers);
        }
    }

    private Buffers buffers(Buffers inside, Orders orders, float[] made) {
        var buffers = orders.input() == Order.CHANNELS_FIRST ? inside.reading(inputs.getFirst().data()) : inside;
        buffers = orders.output() == Order.CHANNELS_FIRST ? buffers.writing(made) : buffers;
        return adds() && orders.added() == Order.CHANNELS_FIRST ? buffers.adding(residual.data()) : buffers;
    }

    private boolean adds() {
        return layer.epilogue().residual() == Epilogue.Residual.ADDED;
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
        return finished(defined());
    }

    /// What the epilogue makes of results.
    double[] finished(double[] results) {
        var all = results.clone();
        for (int i = 0; i < all.length; i++) {
            double sum = adds() ? all[i] + residual.data()[i] : all[i];
            all[i] = layer.epilogue().activation().map(function -> function.apply(sum)).orElse(sum);
        }
        return all;
    }

    /// The results of the definition, before the epilogue.
    double[] defined() {
        var given = inputs.stream().map(Tensor::toDouble).toList();
        for (var run : before) {
            var made = run.results(given).getFirst();
            given = List.of(new DoubleTensor(made.shape(), run.finished(made.data())));
        }
        return results(given).stream().map(DoubleTensor::data).flatMapToDouble(Arrays::stream).toArray();
    }

    private List<DoubleTensor> results(List<DoubleTensor> given) {
        return layer.operator().reference(given, name -> layer.weight(name).toDouble());
    }

    /// Places tensors behind each other with a gap of a vector.
    private static final class Places {
        /// A number that is none, and that no kernel would make.
        private static final int NOTHING = 0x7fc0_1234;

        private final List<Integer> gaps = new ArrayList<>(List.of(0));
        private int next = Lanes.COUNT;

        int take(Shape shape) {
            return take((int) shape.elements());
        }

        int take(int floats) {
            int at = next;
            gaps.add(next + floats);
            next += floats + Lanes.COUNT;
            return at;
        }

        float[] memory() {
            var memory = new float[next];
            Arrays.fill(memory, Float.intBitsToFloat(NOTHING));
            return memory;
        }

        void assertNothingAround(float[] memory) {
            for (int gap : gaps) {
                for (int i = gap; i < gap + Lanes.COUNT; i++) {
                    assertEquals(NOTHING, Float.floatToRawIntBits(memory[i]), "written beside a tensor");
                }
            }
        }
    }
}
