package blocksmith.engine.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DesignFilesTest {
    private static final Design DESIGN = Design.EMPTY.withName("Größe");

    @TempDir
    Path folder;

    @Test
    void readsWhatItSaved() throws IOException {
        var file = folder.resolve("a.json");
        DesignFiles.save(DESIGN, file);
        assertEquals(new DesignReading.Read(DESIGN), DesignFiles.read(file));
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        var file = folder.resolve("a.json");
        DesignFiles.save(DESIGN, file);
        DesignFiles.save(Design.EMPTY, file);
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void keepsTheOldFileWhenSavingFails() throws IOException {
        var file = folder.resolve("a.json");
        Files.createDirectory(file);
        Files.writeString(file.resolve("inside"), "kept");
        assertThrows(IOException.class, () -> DesignFiles.save(DESIGN, file));
        assertEquals("kept", Files.readString(file.resolve("inside")));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "the temporary file is gone");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX permissions")
    void keepsPermissions() throws IOException {
        var file = Files.writeString(folder.resolve("a.json"), "");
        var permissions = PosixFilePermissions.fromString("rw-rw-r--");
        Files.setPosixFilePermissions(file, permissions);
        DesignFiles.save(DESIGN, file);
        assertEquals(permissions, Files.getPosixFilePermissions(file));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void followsLinks() throws IOException {
        var file = Files.writeString(folder.resolve("a.json"), "");
        var link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        DesignFiles.save(DESIGN, link);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(new DesignReading.Read(DESIGN), DesignFiles.read(file));
    }

    @Test
    void refusesWhatIsNotText() throws IOException {
        var file = Files.write(folder.resolve("a.json"), new byte[]{(byte) 0xff, (byte) 0xfe, 0});
        var refused = assertInstanceOf(DesignReading.Refused.class, DesignFiles.read(file));
        assertEquals("The file is not text in UTF-8.", refused.problems().getFirst().fact());
    }

    @Test
    void readsPastAByteOrderMark() throws IOException {
        var file = folder.resolve("a.json");
        Files.write(file, ("\uFEFF" + DesignCodec.write(DESIGN)).getBytes(StandardCharsets.UTF_8));
        assertEquals(new DesignReading.Read(DESIGN), DesignFiles.read(file));
    }

    @Test
    void refusesEndlessFiles() throws IOException {
        var file = Files.write(folder.resolve("a.json"), new byte[Limits.FILE_BYTES + 1]);
        var refused = assertInstanceOf(DesignReading.Refused.class, DesignFiles.read(file));
        assertEquals("The file has more than 16 MB.", refused.problems().getFirst().fact());
    }

    @Test
    void aMissingFileIsNoDesignQuestion() {
        assertThrows(NoSuchFileException.class, () -> DesignFiles.read(folder.resolve("nowhere.json")));
    }
}
