package blocksmith.app.session;

import java.util.Locale;
import java.util.stream.Stream;

/// How near an offer is to what is searched for.
enum OfferRank {
    BEGINS, KEYWORD, WORD, WITHIN, TOLD, UNRELATED;

    static OfferRank of(Offer offer, String wanted) {
        var label = offer.label().toLowerCase(Locale.ROOT);
        if (label.startsWith(wanted)) {
            return BEGINS;
        }
        if (offer.keywords().anyMatch(wanted::equalsIgnoreCase)) {
            return KEYWORD;
        }
        if (label.contains(" " + wanted)) {
            return WORD;
        }
        if (label.contains(wanted)) {
            return WITHIN;
        }
        return Stream.concat(Stream.of(offer.summary()), offer.keywords())
                .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted)) ? TOLD : UNRELATED;
    }

    /// Operators are before templates that are found as well, and before those that are found a little better.
    static int order(Offer offer, String wanted) {
        int rank = 2 * of(offer, wanted).ordinal();
        return switch (offer) {
            case OperatorOffer _ -> rank;
            case TemplateOffer _ -> rank + 5;
        };
    }

    /// `1x1` is how `1×1` is typed.
    static String typed(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("(?<=[0-9k])x(?=[0-9k])", "×");
    }
}
