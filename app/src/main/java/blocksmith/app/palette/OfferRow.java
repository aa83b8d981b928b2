package blocksmith.app.palette;

import blocksmith.app.session.Offer;
import blocksmith.app.theme.StyleClass;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// One entry: a swatch in its category's colour and its name.
final class OfferRow extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Offer offer;

    OfferRow(Offer offer) {
        super(9);
        this.offer = offer;
        setId("palette-" + offer.label().replaceAll("[^\\p{L}\\p{N}]+", "-"));
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("bs-palette-row");
        var swatch = StyleClass.of(offer.category()).on(StyleClass.SWATCH.on(new Region()));
        getChildren().addAll(swatch, new Label(offer.label()));
        Tooltip.install(this, new Tooltip(offer.summary()));
        setAccessibleText("Add " + offer.label() + ": " + offer.summary());
    }

    Offer offer() {
        return offer;
    }

    void choose() {
        pseudoClassStateChanged(CHOSEN, true);
    }

    void leave() {
        pseudoClassStateChanged(CHOSEN, false);
    }
}
