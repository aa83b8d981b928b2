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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds templates by a path relative to the design that names them (`blocks/stem.json`), or by a name (`mbconv`): in the
/// folder `templates` beside that design, then in the user's own folder, then in the [Library], whose designs find others
/// in the library only. A file is read again only when it has changed. May be asked by several threads at once.
public final class TemplateFiles implements TemplateSource {
    /// The folder beside a design.
    public static final String BESIDE = "templates";
    static final String FILE_END = ".json";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.-]{0,63}");

    private final Optional<Path> own;
    private final Map<Path, Content> read = new ConcurrentHashMap<>();
    private final Map<Path, Template> open = new ConcurrentHashMap<>();

    private record Content(FileTime changed, long bytes, Lookup lookup) {
    }

    /// Without a folder of the user's own.
    public TemplateFiles() {
        this(Optional.empty());
    }

    /// @param own the folder of templates that the user has for all designs
    public TemplateFiles(Optional<Path> own) {
        this.own = own;
    }

    /// Whether a template can have this name: one that is no path.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && !text.endsWith(FILE_END);
    }

    /// The file of the template `name` in `folder`.
    public static Path file(Path folder, String name) {
        return folder.resolve(name + FILE_END);
    }

    /// The name of the template that a file of this name holds; empty where none can have it.
    static Optional<String> nameOf(String file) {
        return Optional.of(file)
                .filter(name -> name.endsWith(FILE_END))
                .map(name -> name.substring(0, name.length() - FILE_END.length()))
                .filter(TemplateFiles::isName);
    }

    /// The design as it is kept in a file.
    public static Template inFile(Design design, Path file) {
        return new Template(origin(file), design);
    }

    /// Finds `design` in place of what is in the file, which need not be there, until [#close].
    public void open(Path file, Design design) {
        var template = inFile(design, file);
        open.put(path(file), template);
    }

    /// Finds again what is in the file.
    public void close(Path file) {
        open.remove(path(file));
    }

    private static Path path(Path file) {
        return origin(file).path();
    }

    /// One that is not there yet will be where its folder is.
    private static Origin.File origin(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return new Origin.File(real(absolute)
                .or(() -> Optional.ofNullable(absolute.getParent()).flatMap(TemplateFiles::real)
                        .map(folder -> folder.resolve(absolute.getFileName())))
                .orElse(absolute));
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public Lookup find(String link, Origin from) {
        if (!link.endsWith(FILE_END)) {
            return named(link, from);
        }
        return switch (from) {
            case Origin.File(var file) -> beside(file, link);
            case Origin.Unsaved _ -> missing(link + " is looked for beside the design, which has no file yet.",
                    "Save the design first.");
            case Origin.BuiltIn _ -> missing("A built-in design names no file.", "Save it as a file of your own.");
        };
    }

    private Lookup named(String name, Origin from) {
        if (isName(name)) {
            for (var folder : folders(from)) {
                var file = file(folder, name);
                if (Files.exists(file) || open.containsKey(path(file))) {
                    return read(file, name);
                }
            }
        }
        return Library.find(name).<Lookup>map(Lookup.Found::new).orElseGet(() -> noTemplate(name, from));
    }

    private List<Path> folders(Origin from) {
        return switch (from) {
            case Origin.File(var file) -> Stream.concat(Stream.of(file.resolveSibling(BESIDE)), own.stream()).toList();
            case Origin.Unsaved _ -> own.stream().toList();
            case Origin.BuiltIn _ -> List.of();
        };
    }

    /// The names of the templates that a design kept at `from` finds in folders, in their order.
    public List<String> names(Origin from) {
        return folders(from).stream().flatMap(folder -> names(folder).stream()).distinct().toList();
    }

    /// The same and those of the library.
    public List<String> allNames(Origin from) {
        return Stream.concat(names(from).stream(), Library.names().stream()).distinct().toList();
    }

    private static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.flatMap(file -> nameOf(String.valueOf(file.getFileName())).stream())
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
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
        var shown = open.get(path(file));
        if (shown != null) {
            return new Lookup.Found(shown);
        }
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

    private Lookup noTemplate(String name, Origin from) {
        return missing("There is no template '" + Excerpt.of(name) + "'.",
                Spelling.suggestion(name, allNames(from),
                        "Choose one of your own or of the library, or name a file that ends in .json."));
    }

    private static Lookup missing(String fact, String fix) {
        return new Lookup.Missing(Finding.error(ProblemCode.NO_TEMPLATE, "template", fact, fix));
    }
}
