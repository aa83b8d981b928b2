package blocksmith.engine.form;

import java.util.List;

/// A setting of an ONNX node.
public sealed interface OnnxAttribute {
    String name();

    record Whole(String name, long value) implements OnnxAttribute {
    }

    record Wholes(String name, List<Long> values) implements OnnxAttribute {
        public Wholes {
            values = List.copyOf(values);
        }
    }

    record Real(String name, double value) implements OnnxAttribute {
    }

    record Word(String name, String value) implements OnnxAttribute {
    }
}
