package blocksmith.app.session;

import blocksmith.engine.design.Node;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodeId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Something that lists offer to add to a design: an operator or a template.
public sealed interface Offer permits OperatorOffer, TemplateOffer {

    String label();

    /// What it is, in a sentence.
    String summary();

    Category category();

    /// The heading under which it is listed.
    String group();

    /// Words that find it when they are typed as they are.
    Stream<String> keywords();

    /// What the id of its nodes begins with.
    String stem();

    Ports ports();

    /// A node of it, with nothing wired.
    Node node(NodeId id);

    /// Those of `offers` that `text` finds, the likeliest first; all for an empty text.
    static List<Offer> search(List<Offer> offers, String text) {
        var wanted = OfferRank.typed(text);
        return offers.stream()
                .filter(offer -> OfferRank.of(offer, wanted) != OfferRank.UNRELATED)
                .sorted(Comparator.comparingInt(offer -> OfferRank.order(offer, wanted)))
                .toList();
    }
}
