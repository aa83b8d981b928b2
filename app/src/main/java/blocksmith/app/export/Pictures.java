package blocksmith.app.export;

import blocksmith.app.canvas.DesignPicture;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import javafx.application.Platform;

/// Pictures of the canvas.
final class Pictures {
    /// Pixels for each of the canvas: sharp on a slide.
    private static final double SCALE = 2;

    private Pictures() {
    }

    static Exported svg(Exportable exportable) {
        return new Exported.Made(of(exportable, picture -> picture.svg().getBytes(StandardCharsets.UTF_8)));
    }

    static Exported png(Exportable exportable) {
        return new Exported.Made(of(exportable, picture -> Png.bytes(picture.image(SCALE))));
    }

    /// In the window on its own thread; from a command by the toolkit's headless platform, once in a process.
    private static byte[] of(Exportable exportable, Function<DesignPicture, byte[]> form) {
        if (Platform.isFxApplicationThread()) {
            return form.apply(picture(exportable));
        }
        var bytes = new CompletableFuture<byte[]>();
        try {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            Platform.startup(() -> bytes.completeAsync(() -> form.apply(picture(exportable)), Runnable::run));
            return bytes.get();
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
