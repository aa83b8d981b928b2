package blocksmith.engine.rewrite;

import blocksmith.engine.problem.NodePath;
import java.util.Locale;
import java.util.Optional;

/// One thing that was made other in the deployed form.
///
/// @param into the node whose weights hold its work now; empty for one that had no work to do, or keeps it
public record Rewritten(Kind kind, NodePath node, Optional<NodePath> into) {

    /// What was done.
    public enum Kind {
        /// It only passed on what came in.
        LEFT_OUT("left out"),
        /// A normalization went into the weights of the layer before it.
        FOLDED("folded"),
        /// A normalization is a depthwise 1×1 convolution now, to be merged.
        CONVERTED("made a 1×1 convolution"),
        /// A branch and the sum that it ended in went into the convolution beside it.
        MERGED("merged");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /// For programs: `left-out`.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// `left out`, `folded into filter`
    public String words() {
        return kind.words() + into.map(node -> " into " + node).orElse("");
    }
}
