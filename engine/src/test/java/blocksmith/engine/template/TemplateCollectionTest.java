package blocksmith.engine.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCollectionTest {
    private static final String GATE = """
            {"format": 1, "name": "Gate", "nodes": {
              "input": {"op": "Input", "values": {"channels": 8, "height": 4, "width": 4}},
              "output": {"op": "Output", "inputs": {"in": "input"}}}}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path own = Path.of("");
    private TemplateFiles files = new TemplateFiles();

    @BeforeEach
    void keepSome() throws IOException {
        own = Files.createDirectories(folder.resolve("own"));
        files = new TemplateFiles(Optional.of(own));
        Files.writeString(own.resolve("gate.json"), GATE);
        Files.writeString(own.resolve("pair.json"), linking("gate", "gate.json", "mbconv"));
        Files.writeString(own.resolve("outer.json"), linking("pair"));
        Files.writeString(own.resolve("alone.json"), linking("resnet18"));
    }

    private static String linking(String... links) {
        return "{\"format\": 1, \"nodes\": {" + IntStream.range(0, links.length)
                .mapToObj(i -> "\"n" + i + "\": {\"template\": \"" + links[i] + "\"}")
                .collect(Collectors.joining(", ")) + "}}";
    }

    private TemplateCollection gathered(String... names) {
        return read(TemplateCollection.gather(List.of(names), files, Origin.UNSAVED));
    }

    private static TemplateCollection read(CollectionReading reading) {
        return switch (reading) {
            case CollectionReading.Read(var collection) -> collection;
            case CollectionReading.Refused(var finding) -> throw new AssertionError(finding);
        };
    }

    private static String refusal(CollectionReading reading) {
        return switch (reading) {
            case CollectionReading.Read(var collection) -> throw new AssertionError(collection.toString());
            case CollectionReading.Refused(var finding) -> finding.fact();
        };
    }

    private static List<String> names(Path place) throws IOException {
        try (var there = Files.list(place)) {
            return there.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    /// A zip with one entry after another, as no tool would write it.
    private Path zip(String... pathsAndTexts) throws IOException {
        var file = folder.resolve("some.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < pathsAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(pathsAndTexts[i]));
                zip.write(pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    private static void writeZeros(OutputStream to, long megabytes) throws IOException {
        for (long i = 0; i < megabytes; i++) {
            to.write(new byte[1 << 20]);
        }
    }

    @Test
    void templatesGoWithThoseThatTheyLinkTo() {
        assertEquals(Set.of("gate", "pair", "outer"), gathered("outer").templates().keySet());
        assertEquals(Set.of("alone"), gathered("alone").templates().keySet());
    }

    @Test
    void aZipIsReadAsItWasWritten() throws IOException {
        var collection = gathered("outer", "alone");
        var file = Files.write(folder.resolve("all.zip"), CollectionWriter.zip(collection));
        assertEquals(collection, read(CollectionReader.read(file)));
        assertArrayEquals(CollectionWriter.zip(collection), CollectionWriter.zip(gathered("alone", "outer")));
    }

    @Test
    void aFolderIsReadAsItWasWritten() throws IOException {
        var collection = gathered("outer");
        CollectionWriter.write(collection, folder.resolve("shared"));
        assertEquals(List.of("gate.json", "outer.json", "pair.json"), names(folder.resolve("shared")));
        assertEquals(collection, read(CollectionReader.read(folder.resolve("shared"))));
    }

    @Test
    void aZipOfAFolderIsReadToo() throws IOException {
        assertEquals(Set.of("gate"), read(CollectionReader.read(zip("mine/", "", "mine/gate.json", GATE)))
                .templates().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../gate.json", "/gate.json", "a/../../gate.json", "a/b/gate.json", "..\\gate.json",
        "C:\\gate.json", "C:/gate.json", "gate.txt", ".json", "..json", ".gate.json", "gate.json.json",
        "ga\u0000te.json",
        "./gate.json", "~/gate.json"})
    void aPathThatIsNoNameIsRefusedAndNothingIsWritten(String path) throws IOException {
        var before = names(folder);
        refusal(CollectionReader.read(zip("fine.json", GATE, path, GATE)));
        Files.delete(folder.resolve("some.zip"));
        assertEquals(before, names(folder));
    }

    @Test
    void foldersBesideEachOtherAreRefused() throws IOException {
        assertEquals("b/pair.json leads to another folder.",
                refusal(CollectionReader.read(zip("a/gate.json", GATE, "b/pair.json", GATE))));
    }

    @Test
    void aLinkInAFolderIsRefused() throws IOException {
        var place = Files.createDirectory(folder.resolve("linked"));
        Files.createSymbolicLink(place.resolve("gate.json"), own.resolve("gate.json"));
        assertEquals("gate.json is a link or a folder.", refusal(CollectionReader.read(place)));
    }

    @Test
    void whatIsNoDesignIsRefusedByItsName() throws IOException {
        assertTrue(refusal(CollectionReader.read(zip("gate.json", GATE, "other.json", "{\"format\": 1}")))
                .startsWith("other.json is no design: "));
        assertEquals("There is no template in some.zip.", refusal(CollectionReader.read(zip())));
        var text = Files.writeString(folder.resolve("text.zip"), "no zip");
        assertEquals("text.zip is no zip that can be read (it does not begin as one).",
                refusal(CollectionReader.read(text)));
    }

    @Test
    void aZipThatIsCutOffIsRefused() throws IOException {
        var whole = CollectionWriter.zip(gathered("outer"));
        for (int length : new int[]{20, 60, whole.length / 2}) {
            var file = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));
            refusal(CollectionReader.read(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"large.json", "large/"})
    void whatInflatesWithoutEndIsRefusedByTheBytesThatCome(String path) throws IOException {
        var file = folder.resolve("bomb.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(path));
            writeZeros(zip, 40);
        }
        assertTrue(Files.size(file) < 100_000);
        assertEquals(path + " has more than 16 MB.", refusal(CollectionReader.read(file)));
    }

    @Test
    void filesThatAreTooLargeTogetherAreRefused() throws IOException {
        var file = folder.resolve("many.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 5; i++) {
                zip.putNextEntry(new ZipEntry("gate" + i + ".json"));
                zip.write(GATE.getBytes(StandardCharsets.UTF_8));
                for (int part = 0; part < 15; part++) {
                    zip.write(" ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        assertEquals("There are more than 64 MB in all.", refusal(CollectionReader.read(file)));
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        var entries = IntStream.rangeClosed(0, 1000).boxed().flatMap(i -> List.of("g" + i + ".json", GATE).stream());
        assertEquals("There are more than 1000 files.",
                refusal(CollectionReader.read(zip(entries.toArray(String[]::new)))));
    }

    @Test
    void namesThatDifferInCaseOnlyAreRefused() throws IOException {
        assertEquals("Two templates are called Gate, case apart.",
                refusal(CollectionReader.read(zip("gate.json", GATE, "Gate.json", GATE))));
    }

    @ParameterizedTest
    @CsvSource({"missing", "../gate.json", "/etc/gate.json", "sub/gate.json"})
    void aLinkThatLeavesTheCollectionIsRefused(String link) throws IOException {
        assertEquals("pair links to " + link + ", which is not in the collection.",
                refusal(CollectionReader.read(zip("gate.json", GATE, "pair.json", linking(link)))));
    }

    @Test
    void weightsOfAnotherFolderAreRefused() throws IOException {
        var text = GATE.replace("\"nodes\"", "\"weights\": {\"file\": \"../secret.safetensors\"}, \"nodes\"");
        assertEquals("gate takes its weights from ../secret.safetensors, another folder.",
                refusal(CollectionReader.read(zip("gate.json", text))));
    }

    @Test
    void whatIsThereAlreadyIsSkippedAndWhatIsOtherKeepsAllFromBeingWritten() throws IOException {
        var collection = gathered("outer", "alone");
        var there = Files.createDirectory(folder.resolve("there"));
        Files.writeString(there.resolve("gate.json"), GATE);
        assertEquals(new CollectionWriter.Writing.Done(List.of("alone", "outer", "pair"), List.of("gate")),
                CollectionWriter.add(collection, there));

        Files.delete(there.resolve("alone.json"));
        Files.writeString(there.resolve("gate.json"), GATE.replace("Gate", "Mine"));
        Files.writeString(there.resolve("pair.json"), "precious");
        var refused = (CollectionWriter.Writing.Refused) CollectionWriter.add(collection, there);
        assertEquals("Other templates have the names gate and pair.", refused.finding().fact());
        assertEquals(List.of("gate.json", "outer.json", "pair.json"), names(there));
        assertEquals("precious", Files.readString(there.resolve("pair.json")));
    }

    @Test
    void aNameOfTheLibrarysIsTaken() throws IOException {
        var collection = read(CollectionReader.read(zip("mbconv.json", GATE)));
        var refused = (CollectionWriter.Writing.Refused) CollectionWriter.add(collection, own);
        assertEquals("Another template has the name mbconv.", refused.finding().fact());
    }

    @Test
    void whatWasImportedIsFound() throws IOException {
        var there = folder.resolve("there");
        CollectionWriter.add(gathered("outer"), there);
        var found = new TemplateFiles(Optional.of(there));
        assertEquals(List.of("gate", "outer", "pair"), found.names(Origin.UNSAVED));
        assertEquals(((DesignReading.Read) DesignFiles.read(own.resolve("pair.json"))).design(),
                ((TemplateSource.Lookup.Found) found.find("pair", Origin.UNSAVED)).template().design());
    }

    @Test
    void aTemplateOfTheLibraryIsNotExported() {
        assertEquals("mbconv is part of the library.",
                refusal(TemplateCollection.gather(List.of("mbconv"), files, Origin.UNSAVED)));
        assertEquals("There is no template 'gaet'.",
                refusal(TemplateCollection.gather(List.of("gaet"), files, Origin.UNSAVED)));
    }
}
