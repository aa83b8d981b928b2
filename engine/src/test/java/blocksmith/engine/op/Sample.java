package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// An operator for tests, with something that arrives at it.
record Sample(Operator operator, Incoming in) {

    /// The operator that a document would call `name`, with values such as `kernel=3`; images of `shapes` arrive.
    static Sample of(String name, List<String> values, Shape... shapes) {
        return new Sample(operator(name, values), Incoming.of(shapes));
    }

    static Operator operator(String name, List<String> values) {
        return switch (OperatorType.named(name).orElseThrow().create(literals(values))) {
            case Creation.Made(var operator) -> operator;
            case Creation.Refused(var findings) -> throw new AssertionError(findings);
        };
    }

    static Map<String, Literal> literals(List<String> values) {
        var literals = new LinkedHashMap<String, Literal>();
        for (var value : values) {
            int equals = value.indexOf('=');
            literals.put(value.substring(0, equals), Literal.parse(value.substring(equals + 1)));
        }
        return literals;
    }

    /// A preset of `type` with what it takes: two images of 8×6×6, or of 8 features.
    static Sample of(OperatorType type, PresetType preset) {
        if (!(type.create(preset.values()) instanceof Creation.Made(var operator))) {
            throw new AssertionError(type.name() + " does not take its preset " + preset.label());
        }
        var shape = operator instanceof Linear ? Shape.of(2, 8) : Shape.image(2, 8, 6, 6);
        var arriving = operator.ports().inputs().stream().map(_ -> TensorType.float32(shape)).toList();
        return new Sample(operator, new Incoming(arriving, 2));
    }

    List<TensorType> outputs() {
        return switch (operator.infer(in)) {
            case Inference.Inferred(var outputs) -> outputs;
            case Inference.Rejected(var findings, _) -> throw new AssertionError(findings);
        };
    }

    List<Shape> outputShapes() {
        return outputs().stream().map(TensorType::shape).toList();
    }

    Cost cost() {
        return operator.cost(in, outputs());
    }

    String title() {
        return operator.title(in);
    }

    String settings() {
        return operator.settings(in, outputs());
    }

    /// The first finding, as `code part: fact fix`.
    String rejection() {
        return switch (operator.infer(in)) {
            case Inference.Inferred(var outputs) -> throw new AssertionError("Accepted: " + outputs);
            case Inference.Rejected(var findings, _) ->
                findings.getFirst().code() + " " + findings.getFirst().part() + ": "
                        + findings.getFirst().fact() + " " + findings.getFirst().fix();
        };
    }

    /// What the reference computes from these inputs, with these weights.
    List<DoubleTensor> reference(Map<String, DoubleTensor> weights, double[]... inputs) {
        return operator.reference(
                IntStream.range(0, inputs.length).mapToObj(i -> new DoubleTensor(in.shape(i), inputs[i])).toList(),
                WeightValues.of(weights));
    }

    /// What the reference computes from random inputs with random weights.
    List<DoubleTensor> referenceOfNoise(long seed) {
        var random = new Random(seed);
        var inputs = in.types().stream().map(type -> noise(type.shape(), random)).toList();
        return operator.reference(inputs, noiseWeights(seed));
    }

    WeightValues noiseWeights(long seed) {
        var random = new Random(seed);
        var weights = new HashMap<String, DoubleTensor>();
        operator.weights(in).forEach(spec -> weights.put(spec.name(), noise(spec.shape(), random)));
        return WeightValues.of(weights);
    }

    /// Positive numbers, so that a variance may be among them.
    private static DoubleTensor noise(Shape shape, Random random) {
        return DoubleTensor.zeros(shape).map(_ -> 0.1 + random.nextDouble());
    }
}
