package blocksmith.app.session;

import org.jspecify.annotations.Nullable;

/// What undo and redo would do: `move`; null for nothing.
public record HistoryState(@Nullable String undo, @Nullable String redo, Saved saved) {
}
