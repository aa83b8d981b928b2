package blocksmith.app.session;

import java.util.Optional;

/// The system's clipboard, as text.
public interface ClipboardAccess {
    Optional<String> text();

    void put(String text);
}
