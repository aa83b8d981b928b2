package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold of every operator, whichever is added.
class AllOperatorsTest {

    static List<OperatorType> types() {
        return OperatorType.all();
    }

    /// Every preset of every operator.
    static Stream<Sample> samples() {
        return types().stream().flatMap(type -> type.presets().stream().map(preset -> Sample.of(type, preset)));
    }

    @Test
    void namesAreUnique() {
        var names = new HashSet<String>();
        types().forEach(type -> assertTrue(names.add(type.name()), type.name()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void isFoundByItsName(OperatorType type) {
        assertEquals(type, OperatorType.named(type.name()).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("types")
    void saysWhatItIsInSentencesWithoutAFullStop(OperatorType type) {
        assertIsSentence(type.about().summary());
        assertFalse(type.about().label().isBlank());
        type.presets().forEach(preset -> assertIsSentence(preset.summary()));
        for (var parameter : type.parameters()) {
            assertFalse(parameter.label().isBlank(), parameter.name());
            assertIsSentence(parameter.help());
        }
    }

    private static void assertIsSentence(String text) {
        assertTrue(text.length() > 10 && Character.isUpperCase(text.charAt(0)) && !text.endsWith("."), text);
    }

    @ParameterizedTest
    @MethodSource("types")
    void choicesAndTruthsHaveADefault(OperatorType type) {
        for (var parameter : type.parameters()) {
            switch (parameter.kind()) {
                case TRUTH, CHOICE -> assertTrue(parameter.fallback() != null, parameter.name());
                case WHOLE, DECIMAL, SIZE, PADDING, CHANNELS, GROUPS, HIDDEN, PARTS, NUMBERS -> {
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void comesBackFromItsValues(Sample sample) {
        var type = OperatorType.of(sample.operator());
        assertEquals(
                new Creation.Made(sample.operator()),
                type.create(type.values(sample.operator())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasThePortsThatItsValuesTell(Sample sample) {
        var type = OperatorType.of(sample.operator());
        assertEquals(sample.operator().ports(), type.ports(type.values(sample.operator())));
    }

    @ParameterizedTest
    @MethodSource("types")
    void showsPortsEvenWhenEveryValueIsWrong(OperatorType type) {
        var wrong = new HashMap<String, Literal>();
        type.parameters().forEach(parameter -> wrong.put(parameter.name(), new Literal.Word("no such word")));
        assertEquals(type.ports(Map.of()), type.ports(wrong));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void countsWhatItsWeightTensorsHold(Sample sample) {
        var cost = sample.cost();
        assertEquals(elements(sample, List.of(WeightRole.KERNEL)), cost.weights().value());
        assertEquals(
                elements(sample, Stream.of(WeightRole.values()).filter(WeightRole::isLearned).toList()),
                cost.parameters().value());
    }

    private static long elements(Sample sample, List<WeightRole> roles) {
        return sample.operator()
                .weights(sample.in())
                .stream()
                .filter(spec -> roles.contains(spec.role()))
                .mapToLong(spec -> spec.shape().elements())
                .sum();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void countsTheSameForEveryBatch(Sample sample) {
        var larger = new Incoming(
                sample.in().types().stream().map(type -> TensorType.float32(type.shape().with(0, 7))).toList(), 7);
        assertEquals(sample.cost(), new Sample(sample.operator(), larger).cost());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyRuleHasASource(Sample sample) {
        var cost = sample.cost();
        var sizes = sample.operator().outputSizes(sample.in()).stream().map(OutputSize::formula);
        Stream.concat(Stream.of(cost.weights(), cost.parameters(), cost.macs()), sizes).forEach(formula -> {
            assertFalse(formula.rule().source().title().isBlank());
            assertFalse(formula.rule().source().place().isBlank());
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void namesEachSymbolOfItsFormulasOnce(Sample sample) {
        var cost = sample.cost();
        for (var formula : List.of(cost.weights(), cost.parameters(), cost.macs())) {
            assertEquals(
                    formula.rule().expression().names().stream().sorted().toList(),
                    formula.symbols().stream().map(Symbol::name).sorted().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void referenceGivesTheShapesThatAreInferred(Sample sample) {
        if (sample.operator() instanceof Input || sample.operator() instanceof Output) {
            return;
        }
        assertEquals(
                sample.outputShapes(),
                sample.referenceOfNoise(1).stream().map(DoubleTensor::shape).toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void referenceComputesEachImageAlone(Sample sample) {
        if (sample.operator() instanceof Input) {
            return;
        }
        var both = sample.in().types().stream().map(type -> noiseTwice(type.shape())).toList();
        var weights = sample.noiseWeights(3);
        for (var output : sample.operator().reference(both, weights)) {
            int half = output.data().length / 2;
            for (int i = 0; i < half; i++) {
                assertEquals(output.data()[i], output.data()[half + i], 0.0);
            }
        }
    }

    private static DoubleTensor noiseTwice(Shape shape) {
        var tensor = DoubleTensor.zeros(shape);
        int half = tensor.data().length / 2;
        for (int i = 0; i < tensor.data().length; i++) {
            tensor.data()[i] = Math.sin(i % half);
        }
        return tensor;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasATitle(Sample sample) {
        assertFalse(sample.title().isBlank());
    }
}
