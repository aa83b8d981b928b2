package blocksmith.app.shell;

import blocksmith.app.session.TemplateMaking;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.TemplateDraft;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;

/// Asks what a template is to be.
final class TemplateDialog extends Dialog<TemplateDraft> {

    TemplateDialog(TemplateMaking making) {
        var pane = new TemplatePane(making);
        var make = new ButtonType("Make template", ButtonData.OK_DONE);
        setTitle("Make a template");
        setResizable(true);
        getDialogPane().setContent(pane);
        getDialogPane().getButtonTypes().addAll(make, ButtonType.CANCEL);
        StyleClass.DIALOG.on(getDialogPane());
        var button = StyleClass.PRIMARY.on(getDialogPane().lookupButton(make));
        button.disableProperty().bind(pane.completeProperty().not());
        setResultConverter(pressed -> pressed == make ? pane.draft() : null);
        setOnShown(_ -> pane.focusName());
    }
}
