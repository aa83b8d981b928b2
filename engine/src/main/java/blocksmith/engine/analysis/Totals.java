package blocksmith.engine.analysis;

import blocksmith.engine.op.Convention;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The sums over the nodes whose results reach an Output: what leads nowhere is not run. Where there is no Output, or
/// something on the way to one is missing or wrong, the sums are over all nodes that are known.
///
/// @param macs           for one image
/// @param counted        what each convention counts
/// @param activationBytes of all nodes' outputs, for the batch
/// @param bytesMoved     when every node runs alone, for the batch
/// @param peakBytes      the most that is alive at one time in computing order, weights apart, for the batch
/// @param precision      what elements are kept in: all bytes follow it
/// @param receptiveField of the first output; empty when it is not known
/// @param completeness  whether every node is known
public record Totals(long weights, long parameters, long buffers, long macs, Map<Convention, Long> counted,
        long activationBytes, long bytesMoved, long peakBytes, Precision precision,
        Optional<ReceptiveField> receptiveField,
        Completeness completeness) {

    /// Whether totals cover every node.
    public enum Completeness {
        ALL_NODES, KNOWN_NODES_ONLY
    }

    public long counted(Convention convention) {
        return Objects.requireNonNull(counted.get(convention));
    }

    /// Parameters and buffers.
    public long weightBytes() {
        return Saturated.times(Saturated.plus(parameters, buffers), precision.bytes());
    }

    /// What a run holds at most: weights, and activations while something still reads them.
    public long inferenceBytes() {
        return Saturated.plus(weightBytes(), peakBytes);
    }

    /// What a step of training holds: weights, a gradient for each parameter, and every activation, for all are read again
    /// on the way back. What an optimizer keeps comes on top.
    public long trainingBytes() {
        long gradients = Saturated.times(parameters, precision.bytes());
        return Saturated.plus(Saturated.plus(weightBytes(), gradients), activationBytes);
    }

    /// Two FLOPs a MAC, for a batch, over the bytes moved.
    public double flopPerByte(int batch) {
        return 2.0 * macs * batch / Math.max(1, bytesMoved);
    }
}
