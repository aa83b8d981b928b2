package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Reads collections from wherever they come: nothing in one is trusted. It is read into memory, within bounds that are
/// counted on what is really there rather than on what a header says, and is either right as a whole or refused.
public final class CollectionReader {
    /// Files and folders.
    static final int MOST_ENTRIES = 1_000;
    static final int MOST_BYTES = 64 << 20;
    /// Of one file, as of every design.
    private static final int MOST_ENTRY_BYTES = 16 << 20;

    private final TreeMap<String, Design> templates = new TreeMap<>();
    private final Set<String> folded = new HashSet<>();
    private Optional<String> folder = Optional.empty();
    private int entries;
    private long bytes;

    private CollectionReader() {
    }

    /// Leaves the reader at the first thing that is wrong.
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Finding finding;

        Refusal(String fact, String fix) {
            super(fact, null, false, false);
            this.finding = Finding.error(ProblemCode.NOT_A_COLLECTION, null, fact, fix);
        }
    }

    /// @param place a folder, or a zip
    /// @throws IOException when it cannot be read; what it holds is never a reason
    public static CollectionReading read(Path place) throws IOException {
        var reader = new CollectionReader();
        try {
            if (Files.isDirectory(place)) {
                reader.readFolder(place);
            } else {
                reader.readZip(place);
            }
            if (reader.templates.isEmpty()) {
                throw new Refusal("There is no template in " + place.getFileName() + ".",
                        "Choose a folder or a zip of designs, each NAME.json.");
            }
            return TemplateCollection.checked(reader.templates);
        } catch (Refusal refusal) {
            return new CollectionReading.Refused(refusal.finding);
        } catch (ZipException | EOFException broken) {
            return new CollectionReading.Refused(Finding.error(ProblemCode.NOT_A_COLLECTION, null,
                    place.getFileName() + " is no zip that can be read (" + broken.getMessage() + ").",
                    "Export the collection again."));
        }
    }

    private void readFolder(Path place) throws IOException, Refusal {
        try (var files = Files.newDirectoryStream(place)) {
            for (var file : files) {
                countEntry();
                var name = String.valueOf(file.getFileName());
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new Refusal(Excerpt.of(name) + " is a link or a folder.", "A collection has files only.");
                }
                try (var stream = Files.newInputStream(file)) {
                    add(name, content(name, stream));
                }
            }
        }
    }

    private void readZip(Path place) throws IOException, Refusal {
        checkBeginning(place);
        try (var zip = new ZipInputStream(Files.newInputStream(place))) {
            for (var path = nextPath(zip); path.isPresent(); path = nextPath(zip)) {
                countEntry();
                // all of it is read here: what is left would be inflated without bounds to find the next entry
                var content = content(path.get(), zip);
                var name = inFolder(path.get());
                if (!name.isEmpty()) {
                    add(name, content);
                } else if (content.length > 0) {
                    throw new Refusal(Excerpt.of(path.get()) + " is a folder with content.",
                            "Export the collection again.");
                }
            }
        }
    }

    /// The stream takes a file of anything else for a zip without entries.
    private static void checkBeginning(Path place) throws IOException {
        try (var stream = Files.newInputStream(place)) {
            if (!Arrays.equals(stream.readNBytes(2), new byte[]{'P', 'K'})) {
                throw new ZipException("it does not begin as one");
            }
        }
    }

    private static Optional<String> nextPath(ZipInputStream zip) throws IOException {
        try {
            return Optional.ofNullable(zip.getNextEntry()).map(ZipEntry::getName);
        } catch (IllegalArgumentException _) {
            throw new ZipException("a name in it is no UTF-8");
        }
    }

    private void countEntry() throws Refusal {
        if (++entries > MOST_ENTRIES) {
            throw new Refusal("There are more than " + MOST_ENTRIES + " files.", "Split the collection.");
        }
    }

    private byte[] content(String name, InputStream stream) throws IOException, Refusal {
        var content = stream.readNBytes(MOST_ENTRY_BYTES + 1);
        bytes += content.length;
        if (content.length > MOST_ENTRY_BYTES) {
            throw new Refusal(Excerpt.of(name) + " has more than " + (MOST_ENTRY_BYTES >> 20) + " MB.",
                    "No template is nearly as large.");
        }
        if (bytes > MOST_BYTES) {
            throw new Refusal("There are more than " + (MOST_BYTES >> 20) + " MB in all.", "Split the collection.");
        }
        return content;
    }

    /// The name of a file that stands at the top of the zip, or in one folder there; empty for a folder.
    private String inFolder(String path) throws Refusal {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return path;
        }
        var first = path.substring(0, slash);
        boolean isPlain = TemplateFiles.isName(first) && path.indexOf('/', slash + 1) < 0;
        if (!isPlain || !first.equals(folder.orElse(first))) {
            throw new Refusal(Excerpt.of(path) + " leads to another folder.",
                    "A collection has its files at the top, or all in one folder.");
        }
        folder = Optional.of(first);
        return path.substring(slash + 1);
    }

    private void add(String file, byte[] content) throws Refusal {
        var name = TemplateFiles.nameOf(file)
                .orElseThrow(() -> new Refusal(Excerpt.of(file) + " is no name of a template's file.",
                        "A collection has files NAME.json, and nothing else."));
        // some file systems do not tell them apart
        if (!folded.add(name.toLowerCase(Locale.ROOT))) {
            throw new Refusal("Two templates are called " + Excerpt.of(name) + ", case apart.", "Rename one of them.");
        }
        switch (DesignFiles.read(content)) {
            case DesignReading.Read(var design) -> {
                checkWeights(name, design);
                templates.put(name, design);
            }
            case DesignReading.Refused(var problems) -> throw new Refusal(
                    Excerpt.of(file) + " is no design: " + problems.getFirst(), "Mend it, or take it out.");
        }
    }

    /// A file of weights is looked for beside its design, and nowhere else.
    private static void checkWeights(String name, Design design) throws Refusal {
        var file = design.weights().file();
        if (file != null && !file.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} _.-]*")) {
            throw new Refusal(Excerpt.of(name) + " takes its weights from " + Excerpt.of(file) + ", another folder.",
                    "Name a file beside it.");
        }
    }
}
