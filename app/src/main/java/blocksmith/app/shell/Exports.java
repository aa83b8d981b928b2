package blocksmith.app.shell;

import blocksmith.app.export.ExportFormat;
import blocksmith.app.export.Exportable;
import blocksmith.app.export.Exported;
import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.Appearance;
import blocksmith.engine.onnx.Opset;
import blocksmith.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// Writes the design in the forms of other tools. Models and code are made on another thread; pictures need this one.
final class Exports {
    private final EditorSession session;
    private final Choosers choosers;
    private final Appearance appearance;
    private final Consumer<String> tell;

    /// @param tell shows what came of it
    Exports(EditorSession session, Choosers choosers, Appearance appearance, Consumer<String> tell) {
        this.session = session;
        this.choosers = choosers;
        this.appearance = appearance;
        this.tell = tell;
    }

    Menu menu() {
        var menu = new Menu("Export");
        menu.setId("menu-export");
        for (var format : ExportFormat.values()) {
            var item = new MenuItem(format.title() + "…");
            item.setId("export-" + format.id());
            item.setOnAction(_ -> export(format));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void export(ExportFormat format) {
        var name = session.design().name().strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        choosers.fileToExport(format.title(), name + "." + format.ending()).ifPresent(file -> export(format, file));
    }

    private void export(ExportFormat format, Path file) {
        var exportable = Exportable.of(session.analyzedProperty().get(), Opset.COMMON,
                appearance.themeProperty().get());
        switch (format) {
            case SVG, PNG -> tell.accept(written(format.export(exportable), file));
            case ONNX, PYTORCH, MARKDOWN, CSV -> CompletableFuture
                    .supplyAsync(() -> written(format.export(exportable), file))
                    .exceptionally(failure -> file + " could not be made: " + failure + ".")
                    .thenAccept(said -> Platform.runLater(() -> tell.accept(said)));
        }
    }

    private static String written(Exported exported, Path file) {
        return switch (exported) {
            case Exported.Made(var bytes) -> {
                try {
                    Files.write(file, bytes);
                    yield "Exported to " + file.getFileName() + ".";
                } catch (IOException failure) {
                    yield file + " cannot be written: " + failure.getMessage() + ".";
                }
            }
            case Exported.Impossible(var problems) ->
                "The design cannot be exported. " + problems.stream().map(Problem::toString).collect(
                        Collectors.joining(" "));
        };
    }
}
