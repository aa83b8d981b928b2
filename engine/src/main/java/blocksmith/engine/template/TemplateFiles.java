package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.problem.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Finds templates in files, by a path relative to the design that names them, and among the built-in designs. A file is
/// read again only when it has changed. May be asked by several threads at once.
public final class TemplateFiles implements TemplateSource {
    private static final String FILE_END = ".json";

    private final Map<Path, Content> read = new ConcurrentHashMap<>();

    private record Content(FileTime changed, long bytes, Lookup lookup) {
    }

    /// The design as it is kept in a file.
    public static Template inFile(Design design, Path file) {
        return new Template(origin(file), design);
    }

    private static Origin origin(Path file) {
        try {
            return new Origin.File(file.toRealPath());
        } catch (IOException _) {
            return new Origin.File(file.toAbsolutePath().normalize());
        }
    }

    @Override
    public Lookup find(String link, Origin from) {
        if (!link.endsWith(FILE_END)) {
            return Library.find(link)
                    .<Lookup>map(Lookup.Found::new)
                    .orElseGet(() -> noBuiltIn(link));
        }
        return switch (from) {
            case Origin.File(var file) -> beside(file, link);
            case Origin.Unsaved _ -> missing(link + " is looked for beside the design, which has no file yet.",
                    "Save the design first.");
            case Origin.BuiltIn _ -> missing("A built-in design names no file.", "Save it as a file of your own.");
        };
    }

    private Lookup beside(Path design, String link) {
        try {
            var path = Path.of(link);
            return path.isAbsolute()
                    ? missing(Excerpt.of(link) + " begins at the root of one computer.",
                            "Name the file relative to the design's.")
                    : read(design.resolveSibling(path).normalize(), link);
        } catch (InvalidPathException _) {
            return missing("'" + Excerpt.of(link) + "' is no name of a file.", "Name a design's file.");
        }
    }

    private Lookup read(Path file, String link) {
        try {
            var changed = Files.getLastModifiedTime(file);
            long bytes = Files.size(file);
            var known = read.get(file);
            if (known != null && known.changed().equals(changed) && known.bytes() == bytes) {
                return known.lookup();
            }
            var lookup = lookup(file, link);
            read.put(file, new Content(changed, bytes, lookup));
            return lookup;
        } catch (NoSuchFileException _) {
            return missing("There is no file " + Excerpt.of(link) + " beside the design.",
                    "Put it there, or name another.");
        } catch (IOException failure) {
            return missing(Excerpt.of(link) + " cannot be read: " + failure.getMessage() + ".",
                    "Make it readable, or name another.");
        }
    }

    private static Lookup lookup(Path file, String link) throws IOException {
        return switch (DesignFiles.read(file)) {
            case DesignReading.Read(var design) -> new Lookup.Found(inFile(design, file));
            case DesignReading.Refused(var problems) ->
                missing(Excerpt.of(link) + " is no design: " + problems.getFirst(), "Mend it, or name another.");
        };
    }

    private static Lookup noBuiltIn(String link) {
        var names = Library.names();
        return missing("There is no built-in design '" + Excerpt.of(link) + "'.",
                Spelling.suggestion(link, names,
                        "Name a file that ends in .json, or one of " + Spelling.alternatives(names) + "."));
    }

    private static Lookup missing(String fact, String fix) {
        return new Lookup.Missing(Finding.error(ProblemCode.NO_TEMPLATE, "template", fact, fix));
    }
}
