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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one node.
public sealed interface NodeAnalysis {
    GraphNode node();

    /// What leaves it; empty when that is not known.
    List<TensorType> outputs();

    String title();

    Category category();

    /// Everything is known.
    final class Known implements NodeAnalysis {
        private final GraphNode.Typed node;
        private final Arriving arriving;
        private final Rated rated;
        private final Optional<ReceptiveField> receptiveField;

        Known(GraphNode.Typed node, Arriving arriving, Rated rated, Optional<ReceptiveField> receptiveField) {
            this.node = node;
            this.arriving = arriving;
            this.rated = rated;
            this.receptiveField = receptiveField;
        }

        /// The same node at another place in the flow of an equal graph.
        Known with(GraphNode.Typed changed) {
            return node.equals(changed) ? this : new Known(changed, arriving, rated, receptiveField);
        }

        @Override
        public GraphNode.Typed node() {
            return node;
        }

        /// What its inputs are: what all else here depends on.
        public Arriving arriving() {
            return arriving;
        }

        /// The types on its wires, in the order of its input ports.
        public List<TensorType> inputs() {
            return arriving.types();
        }

        @Override
        public List<TensorType> outputs() {
            return rated.outputs();
        }

        @Override
        public String title() {
            return rated.title();
        }

        @Override
        public Category category() {
            return rated.category();
        }

        /// The node's second line.
        public String settings() {
            return rated.settings();
        }

        public List<WeightSpec> weightSpecs() {
            return rated.weightSpecs();
        }

        public Cost cost() {
            return rated.cost();
        }

        /// Bytes of its outputs, for the batch.
        public Formula activationBytes() {
            return rated.activationBytes();
        }

        /// Bytes that it reads and writes when run alone: inputs, outputs and weights.
        public Formula bytesMoved() {
            return rated.bytesMoved();
        }

        public Optional<ReceptiveField> receptiveField() {
            return receptiveField;
        }

        Counts counts() {
            return rated.counts();
        }

        public long weights() {
            return cost().weights().value();
        }

        public long parameters() {
            return cost().parameters().value();
        }

        /// Elements that are kept but not learned.
        public long buffers() {
            return rated.counts().get(Counts.BUFFERS);
        }

        /// For one image.
        public long macs() {
            return cost().macs().value();
        }

        /// What a convention counts: for one image, or for the batch where it counts so.
        public long counted(Convention convention) {
            return rated.counts().counted(convention);
        }

        /// Two FLOPs a MAC over the bytes moved, for the batch.
        public double flopPerByte() {
            return 2.0 * macs() * arriving.batch() / Math.max(1, bytesMoved().value());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || (other instanceof Known that && node.equals(that.node)
                    && arriving.equals(that.arriving) && rated.equals(that.rated)
                    && receptiveField.equals(that.receptiveField));
        }

        @Override
        public int hashCode() {
            return Objects.hash(node, arriving);
        }

        @Override
        public String toString() {
            return "Known[" + node + " → " + outputs() + "]";
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
