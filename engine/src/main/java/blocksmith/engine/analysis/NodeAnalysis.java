package blocksmith.engine.analysis;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Cost;
import blocksmith.engine.op.Formula;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.Optional;

/// What is known of one node.
public sealed interface NodeAnalysis {
    GraphNode node();

    /// What leaves it; empty when that is not known.
    List<TensorType> outputs();

    String title();

    Category category();

    /// Everything is known.
    ///
    /// @param settings       the node's second line
    /// @param arriving       what its inputs were: what all else here depends on
    /// @param activationBytes bytes of its outputs, for the batch
    /// @param bytesMoved     bytes that it reads and writes when run alone: inputs, outputs and weights
    record Known(GraphNode.Typed node, String title, Category category, String settings, Arriving arriving,
            List<TensorType> outputs, List<WeightSpec> weightSpecs, Cost cost, long buffers, Formula activationBytes,
            Formula bytesMoved, Optional<ReceptiveField> receptiveField) implements NodeAnalysis {
        public Known {
            outputs = List.copyOf(outputs);
            weightSpecs = List.copyOf(weightSpecs);
        }

        /// The types on its wires, in the order of its input ports.
        public List<TensorType> inputs() {
            return arriving.types();
        }

        /// The same node at another place in the flow of an equal graph.
        Known with(GraphNode.Typed changed) {
            return node.equals(changed)
                    ? this
                    : new Known(
                            changed,
                            title,
                            category,
                            settings,
                            arriving,
                            outputs,
                            weightSpecs,
                            cost,
                            buffers,
                            activationBytes,
                            bytesMoved,
                            receptiveField);
        }

        public long weights() {
            return cost.weights().value();
        }

        public long parameters() {
            return cost.parameters().value();
        }

        /// For one image.
        public long macs() {
            return cost.macs().value();
        }

        /// What a convention counts: for one image, or for the batch where it counts so.
        public long counted(Convention convention) {
            return Saturated.times(cost.counted(convention), convention.images(arriving.batch()));
        }

        /// Two FLOPs a MAC over the bytes moved, for the batch.
        public double flopPerByte() {
            return 2.0 * macs() * arriving.batch() / Math.max(1, bytesMoved.value());
        }
    }

    /// Something is wrong with the node, or with one before it.
    ///
    /// @param outputs     its output types, where they are known all the same; empty otherwise
    /// @param lastOutputs the output types that it had when they were last known; empty when they never were
    /// @param problems    what is wrong with the node itself; empty when it only waits for one before it
    record Unknown(GraphNode node, String title, Category category, List<TensorType> outputs,
            List<TensorType> lastOutputs, List<Problem> problems) implements NodeAnalysis {
        public Unknown {
            outputs = List.copyOf(outputs);
            lastOutputs = List.copyOf(lastOutputs);
            problems = List.copyOf(problems);
        }
    }
}
