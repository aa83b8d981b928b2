package blocksmith.app.shell;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Opens windows beside the one that asks for it.
interface FurtherWindows {
    /// @param file what is shown in it; null for a new design
    void open(@Nullable Path file);
}
