package blocksmith.app.session;

import blocksmith.engine.template.TemplateFiles;
import java.nio.file.Path;
import java.util.Optional;

/// The templates that the user has for all designs: a folder of designs.
public final class TemplateStore {
    private final Path folder;
    private final TemplateFiles files;

    public TemplateStore(Path folder) {
        this.folder = folder;
        this.files = new TemplateFiles(Optional.of(folder));
    }

    /// In the user's folder.
    public static TemplateStore usual() {
        return new TemplateStore(UserFolder.usual().resolve(TemplateFiles.BESIDE));
    }

    public Path folder() {
        return folder;
    }

    /// Finds templates in this folder, beside designs and in the library.
    public TemplateFiles files() {
        return files;
    }
}
