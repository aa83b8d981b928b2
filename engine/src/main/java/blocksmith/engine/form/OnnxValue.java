package blocksmith.engine.form;

import java.util.List;

/// What an ONNX node reads.
public sealed interface OnnxValue {

    /// What arrives at the operator, by the number of its input port.
    record Arriving(int port) implements OnnxValue {
    }

    /// One of the operator's weights.
    ///
    /// @param shape the dimensions it is read with, for broadcasting; empty for its own
    record Weight(String name, List<Integer> shape) implements OnnxValue {
        public Weight {
            shape = List.copyOf(shape);
        }
    }

    /// A list of whole numbers, such as dimensions.
    record Wholes(List<Long> numbers) implements OnnxValue {
        public Wholes {
            numbers = List.copyOf(numbers);
        }
    }

    /// Real numbers.
    ///
    /// @param shape empty for a single one
    record Reals(List<Integer> shape, List<Double> numbers) implements OnnxValue {
        public Reals {
            shape = List.copyOf(shape);
            numbers = List.copyOf(numbers);
        }
    }

    /// An output of an earlier node of the same operator.
    record Made(int node, int output) implements OnnxValue {
    }

    /// In place of an optional input that is left out.
    record Absent() implements OnnxValue {
    }
}
