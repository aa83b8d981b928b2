package blocksmith.app.session;

import java.util.Optional;

/// A clipboard that no other program sees.
public final class MemoryClipboard implements ClipboardAccess {
    private Optional<String> content = Optional.empty();

    @Override
    public Optional<String> text() {
        return content;
    }

    @Override
    public void put(String text) {
        content = Optional.of(text);
    }
}
