package blocksmith.engine.form;

import java.util.List;

/// A node of the ONNX graph that an operator is written as.
///
/// @param type    an operator of ONNX's default domain
/// @param outputs how many there are
public record OnnxNode(String type, List<OnnxValue> inputs, List<OnnxAttribute> attributes, int outputs) {
    public OnnxNode {
        inputs = List.copyOf(inputs);
        attributes = List.copyOf(attributes);
    }
}
