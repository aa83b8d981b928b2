package blocksmith.engine.op;

import blocksmith.engine.tensor.Shape;

/// A weight tensor that an operator needs.
///
/// @param name  as in PyTorch's state dictionaries: `weight`, `bias`, `running_mean`, `fc1.weight`
/// @param fanIn how many inputs a kernel, or the kernel that a bias belongs to, sums over: what its initial spread is
///              scaled by; 1 for other roles
public record WeightSpec(String name, Shape shape, WeightRole role, long fanIn) {
}
