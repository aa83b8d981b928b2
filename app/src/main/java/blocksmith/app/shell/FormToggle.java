package blocksmith.app.shell;

import blocksmith.app.session.Form;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// *Train | Deploy*: which form of the design is shown, counted and measured.
final class FormToggle extends HBox {

    FormToggle(ObjectProperty<Form> form) {
        setId("form");
        setAlignment(Pos.CENTER);
        var train = button("Train", "As it is drawn", Form.TRAINING, form);
        var deploy = button("Deploy",
                "As it is used: normalizations folded, parallel branches merged, dropout left out",
                Form.DEPLOYED, form);
        train.getStyleClass().add("left-pill");
        deploy.getStyleClass().add("right-pill");
        getChildren().addAll(train, deploy);
    }

    private static ToggleButton button(String text, String help, Form own, ObjectProperty<Form> form) {
        var button = new ToggleButton(text);
        button.setId("form-" + text.toLowerCase(java.util.Locale.ROOT));
        button.setTooltip(new Tooltip(help));
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        form.subscribe(now -> button.setSelected(now == own));
        button.setOnAction(_ -> {
            form.set(own);
            // a click on the one that is chosen leaves it chosen
            button.setSelected(true);
        });
        return button;
    }
}
