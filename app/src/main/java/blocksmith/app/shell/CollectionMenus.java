package blocksmith.app.shell;

import blocksmith.app.session.EditorSession;
import blocksmith.app.session.TemplateExchange;
import blocksmith.app.shell.Choosers.CollectionForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// Takes the user's templates out and others in, on another thread.
final class CollectionMenus {
    private final EditorSession session;
    private final TemplateExchange exchange;
    private final Choosers choosers;
    private final Consumer<String> tell;

    /// @param tell shows what came of it
    CollectionMenus(EditorSession session, Choosers choosers, Consumer<String> tell) {
        this.session = session;
        this.exchange = session.templates().exchange();
        this.choosers = choosers;
        this.tell = tell;
    }

    List<Menu> menus() {
        var export = new Menu("Export templates");
        export.setId("menu-export-templates");
        export.getItems()
                .addAll(item("export-templates-zip", "To a zip…", () -> export(CollectionForm.ZIP)),
                        item("export-templates-folder", "To a folder…", () -> export(CollectionForm.FOLDER)));
        var bringIn = new Menu("Import templates");
        bringIn.setId("menu-import-templates");
        bringIn.getItems()
                .addAll(item("import-templates-zip", "From a zip…", () -> bringIn(CollectionForm.ZIP)),
                        item("import-templates-folder", "From a folder…", () -> bringIn(CollectionForm.FOLDER)));
        return List.of(export, bringIn);
    }

    private static MenuItem item(String id, String label, Runnable work) {
        var item = new MenuItem(label);
        item.setId(id);
        item.setOnAction(_ -> work.run());
        return item;
    }

    private void export(CollectionForm form) {
        var names = session.templates().names();
        if (names.isEmpty()) {
            tell.accept("You have no templates yet. Select some nodes and make one of them.");
            return;
        }
        choosers.templatesToExport(names)
                .ifPresent(chosen -> choosers.collectionToWrite(form)
                        .map(to -> form == CollectionForm.ZIP ? withEnding(to) : to)
                        .ifPresent(to -> start(to, () -> exchange.export(chosen, to))));
    }

    /// What has no ending would be taken for a folder.
    private static Path withEnding(Path file) {
        return TemplateExchange.isZip(file) ? file : file.resolveSibling(file.getFileName() + ".zip");
    }

    private void bringIn(CollectionForm form) {
        choosers.collectionToRead(form).ifPresent(from -> start(from, () -> exchange.bringIn(from)));
    }

    private void start(Path place, Callable<TemplateExchange.Outcome> work) {
        CompletableFuture.supplyAsync(() -> said(place, work))
                .exceptionally(failure -> place + " could not be used: " + failure + ".")
                .thenAccept(said -> Platform.runLater(() -> {
                    tell.accept(said);
                    session.templatesChanged();
                }));
    }

    private static String said(Path place, Callable<TemplateExchange.Outcome> work) {
        try {
            return work.call().said();
        } catch (IOException failure) {
            return place + " cannot be read or written: " + failure.getMessage() + ".";
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }
}
