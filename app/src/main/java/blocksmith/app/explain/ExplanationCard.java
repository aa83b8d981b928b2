package blocksmith.app.explain;

import blocksmith.app.theme.StyleClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// One explanation: its formulas, then what they mean, then where they come from.
final class ExplanationCard extends VBox {

    ExplanationCard(Explanation explanation) {
        super(4);
        StyleClass.CARD.on(this);
        setId(explanation.topic().id());
        getChildren().add(StyleClass.STRONG.on(new Label(explanation.topic().label())));
        explanation.formulas().forEach(formula -> getChildren().add(StyleClass.MONO.on(wrapping(formula))));
        if (!explanation.note().isEmpty()) {
            getChildren().add(StyleClass.MUTED.on(wrapping(explanation.note())));
        }
        if (!explanation.source().isEmpty()) {
            getChildren().add(StyleClass.SMALL.on(StyleClass.MUTED.on(wrapping(explanation.source()))));
        }
    }

    private static Label wrapping(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
