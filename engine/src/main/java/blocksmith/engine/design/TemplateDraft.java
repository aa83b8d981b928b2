package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What some nodes are to be as a template: proposed by [Extraction], and changed by its author before it is made.
public record TemplateDraft(String name, String description, List<Border> borders, List<Proposal> proposals) {
    public TemplateDraft {
        borders = List.copyOf(borders);
        proposals = List.copyOf(proposals);
    }

    /// Which way a tensor goes.
    public enum Direction {
        IN, OUT
    }

    /// An Input or an Output of the template.
    ///
    /// @param id    its node's, by which wires know it whatever it is called
    /// @param wire  where the tensor comes from in the design
    /// @param title what it is called; empty for its id
    public record Border(NodeId id, Direction direction, Wire wire, String title) {
        public Border withTitle(String changed) {
            return new Border(id, direction, wire, changed);
        }
    }

    /// A parameter that the template can have.
    ///
    /// @param original as it is proposed, with the value that stands in the design
    /// @param wanted   as the author wants it; null to leave it out
    /// @param uses     in how many values it stands
    public record Proposal(Parameter original, @Nullable Parameter wanted, int uses) {
        public Proposal wanting(@Nullable Parameter changed) {
            return new Proposal(original, changed, uses);
        }
    }

    /// Those that the author wants.
    public Stream<Parameter> wanted() {
        return proposals.stream().map(Proposal::wanted).filter(Objects::nonNull);
    }

    public TemplateDraft withName(String changed) {
        return new TemplateDraft(changed, description, borders, proposals);
    }

    public TemplateDraft withProposals(List<Proposal> changed) {
        return new TemplateDraft(name, description, borders, changed);
    }
}
