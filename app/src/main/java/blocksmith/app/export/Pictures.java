package blocksmith.app.export;

import blocksmith.app.canvas.DesignPicture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;

/// Pictures of the canvas.
public final class Pictures {
    /// Pixels for each of the canvas: sharp on a slide.
    private static final double SCALE = 2;

    private Pictures() {
    }

    static Exported svg(Exportable exportable) {
        return new Exported.Made(of(exportable, picture -> picture.svg().getBytes(StandardCharsets.UTF_8)));
    }

    /// Several at once, each as the text of a file.
    public static List<String> svgs(List<Exportable> exportables) {
        return drawn(() -> exportables.stream().map(each -> picture(each).svg()).toList());
    }

    static Exported png(Exportable exportable) {
        return new Exported.Made(of(exportable, picture -> Png.bytes(picture.image(SCALE))));
    }

    private static byte[] of(Exportable exportable, Function<DesignPicture, byte[]> form) {
        return drawn(() -> form.apply(picture(exportable)));
    }

    /// In the window on its own thread; from a command by the toolkit's headless platform, once in a process.
    private static <T> T drawn(Supplier<T> work) {
        if (Platform.isFxApplicationThread()) {
            return work.get();
        }
        var result = new CompletableFuture<T>();
        try {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            Platform.startup(() -> result.completeAsync(work, Runnable::run));
            return result.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The picture could not be made", failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted");
        } finally {
            Platform.exit();
        }
    }

    private static DesignPicture picture(Exportable exportable) {
        return new DesignPicture(exportable.template().design(), exportable.analysis(), exportable.theme());
    }
}
