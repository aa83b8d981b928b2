package blocksmith.app.explain;

import java.util.List;

/// One card.
///
/// @param formulas each on lines of its own
/// @param note     what they mean here; empty for nothing to add
/// @param source   who published the rule; empty for none
record Explanation(Topic topic, List<String> formulas, String note, String source) {
    Explanation {
        formulas = List.copyOf(formulas);
    }

    /// What is explained.
    enum Topic {
        WEIGHTS("Weights"), WORK("Work"), SHAPE("Shape"), MEMORY("Memory"), RECEPTIVE_FIELD("Receptive field");

        private final String label;

        Topic(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /// The id of its card in the scene.
        String id() {
            return "explain-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
