package blocksmith.app.testing;

import java.util.List;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/// Hides what a test left open: a popup that is still there when its window goes can crash the toolkit.
final class HideWindows implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext context) {
        WaitForAsyncUtils.waitForAsyncFx(5_000,
                () -> List.copyOf(Window.getWindows()).reversed().forEach(Window::hide));
    }
}
