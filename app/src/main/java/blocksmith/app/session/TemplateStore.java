package blocksmith.app.session;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.TemplateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /// Where a new template of a design can be kept, the first unless its author says otherwise.
    ///
    /// @param design the design's file; empty while it has none
    List<TemplatePlace> places(Optional<Path> design) {
        var all = new TemplatePlace("For all designs", folder);
        return design.map(file -> file.toAbsolutePath().resolveSibling(TemplateFiles.BESIDE))
                .filter(beside -> !beside.equals(folder.toAbsolutePath()))
                .map(beside -> List.of(all, new TemplatePlace("Beside this design", beside)))
                .orElse(List.of(all));
    }

    /// What keeps a new template from having this name; empty when nothing does.
    Optional<Finding> refusal(String name, Path folder) {
        if (!TemplateFiles.isName(name)) {
            return Optional.of(bad("'" + Excerpt.of(name) + "' is no name of a template.",
                    "Use letters, digits, blanks, _ . and -, beginning with a letter or a digit."));
        }
        return Files.exists(TemplateFiles.file(folder, name)) || Library.find(name).isPresent()
                ? Optional.of(bad("There is a template called " + name + " already.", "Choose another name."))
                : Optional.empty();
    }

    private static Finding bad(String fact, String fix) {
        return Finding.error(ProblemCode.BAD_VALUE, TemplateMaking.NAME, fact, fix);
    }

    /// Keeps a design under a name that [#refusal] does not refuse.
    ///
    /// @return why it is not kept; empty when it is
    Optional<String> save(String name, Design template, Path folder) {
        var file = TemplateFiles.file(folder, name);
        try {
            Files.createDirectories(folder);
            DesignFiles.save(template, file);
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(file + " cannot be written: " + failure.getMessage() + ".");
        }
    }

    /// The names of the user's own.
    public List<String> names() {
        return files.names(Origin.UNSAVED);
    }

    /// Takes them out, and others in.
    public TemplateExchange exchange() {
        return new TemplateExchange(this);
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
