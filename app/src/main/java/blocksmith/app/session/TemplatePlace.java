package blocksmith.app.session;

import java.nio.file.Path;

/// A folder in which templates are looked for.
///
/// @param label who finds them there
public record TemplatePlace(String label, Path folder) {
    @Override
    public String toString() {
        return label;
    }
}
