package blocksmith.app.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The forms that a design can be exported in.
public enum ExportFormat {
    ONNX("ONNX model", "onnx", Exportable::onnx),
    PYTORCH("PyTorch code", "py", Exportable::torch),
    SVG("Picture as SVG", "svg", Pictures::svg),
    PNG("Picture as PNG", "png", Pictures::png),
    MARKDOWN("Table as Markdown", "md",
            exportable -> Exported.Made.text(NodeTable.of(exportable.analysis()).markdown())),
    CSV("Table as CSV", "csv", exportable -> Exported.Made.text(NodeTable.of(exportable.analysis()).csv()));

    private final String title;
    private final String ending;
    private final Function<Exportable, Exported> writer;

    ExportFormat(String title, String ending, Function<Exportable, Exported> writer) {
        this.title = title;
        this.ending = ending;
        this.writer = writer;
    }

    public static Optional<ExportFormat> named(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    /// What commands call them.
    public static List<String> ids() {
        return Arrays.stream(values()).map(ExportFormat::id).toList();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /// How names of such files end, without the dot.
    public String ending() {
        return ending;
    }

    /// Whether it is made of the graph, so that it can be made of the deployed form too; code and pictures are made of the
    /// document.
    public boolean isOfGraph() {
        return switch (this) {
            case ONNX, MARKDOWN, CSV -> true;
            case PYTORCH, SVG, PNG -> false;
        };
    }

    public Exported export(Exportable exportable) {
        return writer.apply(exportable);
    }
}
