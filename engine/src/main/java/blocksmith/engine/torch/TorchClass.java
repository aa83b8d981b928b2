package blocksmith.engine.torch;

import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Map;

/// A class that one design became.
///
/// @param title      of the design
/// @param parameters of its constructor
/// @param body       all but the line with its name
/// @param prefixes   what the weights of each node are called in its state dictionary, up to their own names
/// @param inner      the classes of the nodes that stand for designs
record TorchClass(String title, List<ClassParameter> parameters, String body, Map<NodeId, String> prefixes,
        Map<NodeId, TorchClass> inner) {
    TorchClass {
        parameters = List.copyOf(parameters);
        prefixes = Map.copyOf(prefixes);
        inner = Map.copyOf(inner);
    }
}
