package blocksmith.engine.analysis;

import blocksmith.engine.op.Category;
import blocksmith.engine.op.Cost;
import blocksmith.engine.op.Formula;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Reach;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// All that follows from an operator and what arrives at it, wherever in a design it stands.
record Rated(String title, Category category, String settings, List<TensorType> outputs, List<WeightSpec> weightSpecs,
        Cost cost, Formula activationBytes, Formula bytesMoved, Reach reach, Counts counts) {

    /// What it follows from. The same operators come again and again in a network.
    record Key(Operator operator, List<TensorType> arriving) {
    }
}
