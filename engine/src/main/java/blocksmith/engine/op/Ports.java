package blocksmith.engine.op;

import java.util.List;
import java.util.stream.IntStream;

/// The inputs and outputs of an operator, in order.
public record Ports(List<Port> inputs, List<Port> outputs) {
    /// The name of the only output of an operator that has one.
    public static final String OUT = "out";

    /// The name of the only input of an operator that has one.
    public static final String IN = "in";

    public static final Ports ONE_TO_ONE = new Ports(List.of(new Port(IN, "Input")), List.of(new Port(OUT, "Output")));

    public Ports {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// `in1` to `in{count}`, one output.
    public static Ports merging(int count) {
        return new Ports(numbered(IN, "Input", count), ONE_TO_ONE.outputs());
    }

    /// One input, `out1` to `out{count}`.
    public static Ports splitting(int count) {
        return new Ports(ONE_TO_ONE.inputs(), numbered(OUT, "Output", count));
    }

    private static List<Port> numbered(String name, String label, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> new Port(name + i, label + " " + i)).toList();
    }
}
