package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTypeTest {
    private static final OperatorType CONV = OperatorType.named("Conv2d").orElseThrow();

    private static String refusal(OperatorType type, Map<String, Literal> values) {
        return switch (type.create(values)) {
            case Creation.Made(var operator) -> throw new AssertionError("Made " + operator);
            case Creation.Refused(var findings) -> findings.getFirst().code() + " " + findings.getFirst().part() + ": "
                    + findings.getFirst().fact() + " " + findings.getFirst().fix();
        };
    }

    @Test
    void takesDefaultsForWhatIsNotGiven() {
        assertEquals(
                new Creation.Made(
                        new Conv2d(new Channels.Same(), Size2.of(3), Size2.of(1), new Padding.Fixed(Size2.of(0)),
                                Size2.of(1), new Groups.Fixed(1), true)),
                CONV.create(Map.of("kernel", new Literal.Whole(3))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Conv2d            | kernel=1 kernal=3    | unknown-value kernal: Conv2d has no value "kernal". Use outChannels, kernel, stride, padding, dilation, groups or bias.
            ReLU              | slope=1              | unknown-value slope: ReLU has no value "slope". Remove it: the operator has no values.
            Conv2d            | bias=true            | missing-value kernel: Kernel is missing. Give a whole number or [height, width].
            Conv2d            | kernel=0             | bad-value kernel: Kernel cannot be 0. Choose from 1 to 1,024.
            Conv2d            | kernel=[3,9999]      | bad-value kernel: Kernel cannot be [3, 9999]. Choose from 1 to 1,024.
            Conv2d            | kernel=[1,2,3]       | bad-value kernel: Kernel cannot be [1, 2, 3]. Give a whole number or [height, width].
            Conv2d            | kernel=same          | bad-value kernel: Kernel cannot be same. Give a whole number or [height, width].
            Conv2d            | kernel=1 padding=-1  | bad-value padding: Padding cannot be -1. Choose from 0 to 1,024.
            Conv2d            | kernel=1 padding=all | bad-value padding: Padding cannot be all. Give same, a whole number or [height, width].
            Conv2d            | kernel=1 bias=1      | bad-value bias: Bias cannot be 1. Give true or false.
            Conv2d            | kernel=1 groups=1.5  | bad-value groups: Groups cannot be 1.5. Give depthwise or a whole number.
            BatchNorm2d       | eps=2.5              | bad-value eps: Epsilon cannot be 2.5. Choose from 0 to 1.
            SqueezeExcitation | gate=tanh            | bad-value gate: Gate cannot be tanh. Give sigmoid or hard-sigmoid.
            Split             | parts=1000           | bad-value parts: Parts cannot be 1000. Choose at most 256.
            Split             | parts=[]             | bad-value parts: Parts cannot be []. Give a whole number or a list of whole numbers.
            """)
    void refusesWithTheFactAndTheFix(String name, String values, String refusal) {
        assertEquals(
                refusal,
                refusal(OperatorType.named(name).orElseThrow(), Sample.literals(List.of(values.split(" ")))));
    }

    @Test
    void findsEverythingThatIsWrongAtOnce() {
        var creation = CONV.create(Sample.literals(List.of("stride=0", "groups=0", "strride=1")));
        assertTrue(creation instanceof Creation.Refused(var findings) && findings.size() == 4, creation.toString());
    }

    @Test
    void refusesNumbersThatAreNone() {
        var type = OperatorType.named("BatchNorm2d").orElseThrow();
        assertEquals(
                "bad-value eps: Epsilon cannot be NaN. Give a number.",
                refusal(type, Map.of("eps", new Literal.Decimal(Double.NaN))));
    }

    @Test
    void refusesNumbersBeyond32Bits() {
        assertEquals(
                "bad-value outChannels: Channels cannot be 9223372036854775807. Choose from 1 to 1,048,576.",
                refusal(CONV,
                        Map.of("outChannels", new Literal.Whole(Long.MAX_VALUE), "kernel", new Literal.Whole(1))));
    }

    @Test
    void keepsMessagesShortWhateverIsGiven() {
        var long1 = refusal(CONV, Map.of("kernel", new Literal.Word("x".repeat(100_000))));
        var long2 = refusal(CONV, Map.of("y".repeat(100_000), new Literal.Whole(1)));
        assertTrue(long1.length() < 200 && long2.length() < 300);
    }

    @Test
    void refusesMorePartsThanANodeCanHave() {
        var parts = new Literal.Sequence(Collections.nCopies(100_000, new Literal.Whole(1)));
        var split = OperatorType.named("Split").orElseThrow();
        assertEquals("bad-value parts: Parts cannot be 100000. Choose at most 256.",
                refusal(split, Map.of("parts", parts)));
        assertEquals(2, split.ports(Map.of("parts", parts)).outputs().size());
    }

    @Test
    void writesValuesInTheOrderOfTheParametersAndAsShortAsTheyCanBe() {
        var conv = Sample.operator("Conv2d",
                List.of("kernel=[7,1]", "padding=same", "groups=depthwise", "stride=[2,2]"));
        assertEquals(
                "{outChannels=same, kernel=[7, 1], stride=2, padding=same, dilation=1, groups=depthwise, bias=true}",
                CONV.values(conv).toString());
    }

    @Test
    void showsThePortsThatTheValuesMake() {
        var concat = OperatorType.named("Concat").orElseThrow();
        assertEquals(
                List.of("in1", "in2", "in3"),
                concat.ports(Map.of("count", new Literal.Whole(3))).inputs().stream().map(Port::name).toList());
        var split = OperatorType.named("Split").orElseThrow();
        assertEquals(
                List.of("out1", "out2", "out3"),
                split.ports(Sample.literals(List.of("parts=[8,8,16]"))).outputs().stream().map(Port::name).toList());
    }

    @Test
    void anOperatorWithoutPresetsIsOfferedUnderItsLabel() {
        var presets = OperatorType.named("GlobalAvgPool").orElseThrow().presets();
        assertEquals(List.of("Global pool"), presets.stream().map(PresetType::label).toList());
    }

    @Test
    void knowsNoOtherOperators() {
        assertTrue(OperatorType.named("conv2d").isEmpty());
    }
}
