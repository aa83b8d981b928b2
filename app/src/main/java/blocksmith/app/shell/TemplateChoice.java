package blocksmith.app.shell;

import blocksmith.app.theme.StyleClass;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Asks which of the user's templates are to be exported.
final class TemplateChoice extends Dialog<List<String>> {
    private static final double WIDTH = 420;
    private static final double MOST_HEIGHT = 420;

    private final List<CheckBox> choices;

    TemplateChoice(List<String> names) {
        choices = names.stream().map(TemplateChoice::choice).toList();
        var export = new ButtonType("Export", ButtonData.OK_DONE);
        setTitle("Export templates");
        setResizable(true);
        StyleClass.DIALOG.on(getDialogPane());
        getDialogPane().setContent(content());
        getDialogPane().getButtonTypes().addAll(export, ButtonType.CANCEL);
        var button = StyleClass.PRIMARY.on(getDialogPane().lookupButton(export));
        var states = choices.stream().map(CheckBox::selectedProperty).toArray(javafx.beans.Observable[]::new);
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> chosen().isEmpty(), states));
        setResultConverter(pressed -> pressed == export ? chosen() : null);
    }

    private static CheckBox choice(String name) {
        var choice = new CheckBox(name);
        choice.setMnemonicParsing(false);
        choice.setId("template-choice-" + name);
        choice.setSelected(true);
        return choice;
    }

    private VBox content() {
        var what = StyleClass.MUTED.on(new Label("Templates that these link to go with them."));
        var list = new VBox(8);
        list.getChildren().addAll(choices);
        list.getStyleClass().add("bs-template-form");
        var scroll = new ScrollPane(list);
        scroll.getStyleClass().add("bs-scroll");
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        var content = new VBox(12, StyleClass.HEADING.on(new Label("Which templates?")), what, scroll);
        content.setPrefWidth(WIDTH);
        content.setMaxHeight(MOST_HEIGHT);
        return content;
    }

    private List<String> chosen() {
        return choices.stream().filter(CheckBox::isSelected).map(CheckBox::getText).toList();
    }
}
