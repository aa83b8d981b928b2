package blocksmith.app.shell;

import blocksmith.app.session.TemplateMaking;
import blocksmith.app.theme.Appearance;
import blocksmith.engine.design.TemplateDraft;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// The desktop's choosers.
final class DesktopChoosers implements Choosers {
    private final Supplier<Window> owner;
    private final Appearance appearance;

    DesktopChoosers(Supplier<Window> owner, Appearance appearance) {
        this.owner = owner;
        this.appearance = appearance;
    }

    @Override
    public Optional<Path> fileToOpen() {
        return Optional.ofNullable(chooser("Open a design").showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> fileToSave(String suggestion) {
        var chooser = chooser("Save the design");
        chooser.setInitialFileName(suggestion);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> fileToExport(String kind, String suggestion) {
        var chooser = new FileChooser();
        chooser.setTitle("Export as " + kind);
        chooser.getExtensionFilters().addAll(
                new ExtensionFilter(kind, "*" + suggestion.substring(suggestion.lastIndexOf('.'))),
                new ExtensionFilter("All files", "*"));
        chooser.setInitialFileName(suggestion);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<TemplateDraft> template(TemplateMaking making) {
        var dialog = new TemplateDialog(making);
        dialog.initOwner(owner.get());
        appearance.style(dialog.getDialogPane().getScene());
        return dialog.showAndWait();
    }

    @Override
    public Optional<List<String>> templatesToExport(List<String> names) {
        var dialog = new TemplateChoice(names);
        dialog.initOwner(owner.get());
        appearance.style(dialog.getDialogPane().getScene());
        return dialog.showAndWait();
    }

    @Override
    public Optional<Path> collectionToWrite(CollectionForm form) {
        return switch (form) {
            case FOLDER -> folder("Export templates to a folder");
            case ZIP -> {
                var chooser = zips("Export templates");
                chooser.setInitialFileName("templates.zip");
                yield Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
            }
        };
    }

    @Override
    public Optional<Path> collectionToRead(CollectionForm form) {
        return switch (form) {
            case FOLDER -> folder("Import the templates of a folder");
            case ZIP -> Optional.ofNullable(zips("Import templates").showOpenDialog(owner.get())).map(File::toPath);
        };
    }

    private Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    private static FileChooser zips(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(new ExtensionFilter("Collections of templates", "*.zip"),
                        new ExtensionFilter("All files", "*"));
        return chooser;
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(new ExtensionFilter("Designs", "*.json"), new ExtensionFilter("All files", "*"));
        return chooser;
    }

    @Override
    public LeavingAnswer leaving(String design) {
        var save = new ButtonType("Save", ButtonData.YES);
        var discard = new ButtonType("Discard changes", ButtonData.NO);
        var alert = new Alert(AlertType.CONFIRMATION, "Your changes are lost if you do not save them.", save, discard,
                ButtonType.CANCEL);
        alert.initOwner(owner.get());
        alert.setGraphic(null);
        alert.setHeaderText("Save the changes of " + design + "?");
        appearance.style(alert.getDialogPane().getScene());
        return alert.showAndWait()
                .map(
                        answer -> answer.equals(save)
                                ? LeavingAnswer.SAVE
                                : answer.equals(discard) ? LeavingAnswer.DISCARD : LeavingAnswer.STAY)
                .orElse(LeavingAnswer.STAY);
    }
}
