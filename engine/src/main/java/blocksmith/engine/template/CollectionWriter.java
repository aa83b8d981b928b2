package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.problem.Spelling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes collections: as a zip, or into a folder, whose files it never replaces.
public final class CollectionWriter {
    /// The earliest that a zip can say: equal collections are equal bytes.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private CollectionWriter() {
    }

    /// What came of writing templates into a folder.
    public sealed interface Writing {
        /// @param written   the names of those that are there now
        /// @param unchanged the names of those that were there already, and the same
        record Done(List<String> written, List<String> unchanged) implements Writing {
            public Done {
                written = List.copyOf(written);
                unchanged = List.copyOf(unchanged);
            }
        }

        /// Nothing was written.
        record Refused(Finding finding) implements Writing {
        }
    }

    public static byte[] zip(TemplateCollection collection) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var template : collection.templates().entrySet()) {
                var entry = new ZipEntry(template.getKey() + TemplateFiles.FILE_END);
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(DesignCodec.write(template.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /// Puts the templates into a folder where none of another content has their names, or else none of them.
    ///
    /// @throws IOException when one cannot be written: those before it are taken away again
    public static Writing write(TemplateCollection collection, Path folder) throws IOException {
        return write(collection, folder, _ -> Optional.empty());
    }

    /// The same for the user's own folder, where a name of the library's would change what it means in all designs.
    public static Writing add(TemplateCollection collection, Path own) throws IOException {
        return write(collection, own, name -> Library.find(name).map(Template::design));
    }

    /// @param known finds what has a name beside the files of the folder
    private static Writing write(TemplateCollection collection, Path folder,
            Function<String, Optional<Design>> known) throws IOException {
        var clashes = new ArrayList<String>();
        var unchanged = new ArrayList<String>();
        var fresh = new LinkedHashMap<String, Design>();
        for (var template : collection.templates().entrySet()) {
            var name = template.getKey();
            var file = TemplateFiles.file(folder, name);
            var other = known.apply(name);
            if (Files.exists(file)
                    ? isSame(file, template.getValue())
                    : other.equals(Optional.of(template.getValue()))) {
                unchanged.add(name);
            } else if (Files.exists(file) || other.isPresent()) {
                clashes.add(name);
            } else {
                fresh.put(name, template.getValue());
            }
        }
        if (!clashes.isEmpty()) {
            return refused(clashes);
        }
        writeAll(fresh, folder);
        return new Writing.Done(List.copyOf(fresh.keySet()), unchanged);
    }

    private static boolean isSame(Path file, Design design) throws IOException {
        return DesignFiles.read(file) instanceof DesignReading.Read(var there) && there.equals(design);
    }

    private static Writing.Refused refused(List<String> clashes) {
        boolean isOne = clashes.size() == 1;
        return new Writing.Refused(Finding.error(ProblemCode.NAME_TAKEN, null,
                (isOne ? "Another template has the name " : "Other templates have the names ")
                        + Spelling.alternatives(clashes).replace(" or ", " and ") + ".",
                "Rename " + (isOne ? "one of the two" : "one of each two") + "; nothing was written."));
    }

    private static void writeAll(Map<String, Design> templates, Path folder) throws IOException {
        Files.createDirectories(folder);
        var written = new ArrayList<Path>();
        try {
            for (var template : templates.entrySet()) {
                var file = TemplateFiles.file(folder, template.getKey());
                written.add(file);
                DesignFiles.save(template.getValue(), file);
            }
        } catch (IOException failure) {
            for (var file : written) {
                Files.deleteIfExists(file);
            }
            throw failure;
        }
    }
}
