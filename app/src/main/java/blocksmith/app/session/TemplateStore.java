package blocksmith.app.session;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.TemplateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The templates that the user has for all designs, a folder of designs, and the designs that windows have open. Windows
/// that share it follow each other's edits.
public final class TemplateStore {
    private final Path folder;
    private final TemplateFiles files;
    private final OpenDesigns open;

    public TemplateStore(Path folder) {
        this.folder = folder;
        this.files = new TemplateFiles(Optional.of(folder));
        this.open = new OpenDesigns(files);
    }

    /// In the user's folder.
    public static TemplateStore usual() {
        return new TemplateStore(UserFolder.usual().resolve(TemplateFiles.BESIDE));
    }

    /// Keeps a design under a name that none has yet.
    ///
    /// @return why it is not kept; empty when it is
    Optional<String> save(String name, Design template) {
        if (!TemplateFiles.isName(name)) {
            return Optional.of("'" + name + "' is no name of a template: letters, digits, blanks, _ . and - make one.");
        }
        var file = TemplateFiles.file(folder, name);
        if (Files.exists(file) || Library.find(name).isPresent()) {
            return Optional.of("There is a template called " + name + " already. Choose another name.");
        }
        try {
            Files.createDirectories(folder);
            DesignFiles.save(template, file);
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(file + " cannot be written: " + failure.getMessage() + ".");
        }
    }

    public Path folder() {
        return folder;
    }

    /// Finds templates in this folder, beside designs and in the library.
    public TemplateFiles files() {
        return files;
    }

    /// The designs that windows have open.
    OpenDesigns open() {
        return open;
    }
}
