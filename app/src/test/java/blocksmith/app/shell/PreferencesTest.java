package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("deep").resolve("preferences.txt");
    }

    @Test
    void withoutAFileThereAreDefaults() {
        var preferences = new Preferences(file());

        assertEquals(Theme.DARK, preferences.theme());
        assertTrue(preferences.recent().isEmpty());
    }

    @Test
    void whatIsSetIsThereTheNextTime() {
        var file = folder.resolve("a.json");
        new Preferences(file()).use(Theme.LIGHT);
        new Preferences(file()).used(file);

        var again = new Preferences(file());

        assertEquals(Theme.LIGHT, again.theme());
        assertEquals(file, again.recent().getFirst());
    }

    @Test
    void theLastUsedFileStandsFirstAndOnce() {
        var preferences = new Preferences(file());
        preferences.used(folder.resolve("a.json"));
        preferences.used(folder.resolve("b.json"));
        preferences.used(folder.resolve("a.json"));

        assertEquals(2, preferences.recent().size());
        assertEquals(folder.resolve("a.json"), preferences.recent().getFirst());
    }

    @Test
    void oldFilesAreForgotten() {
        var preferences = new Preferences(file());
        for (int i = 0; i < 50; i++) {
            preferences.used(folder.resolve(i + ".json"));
        }

        assertEquals(8, preferences.recent().size());
    }

    @Test
    void aDamagedFileIsTakenForAnEmptyOne() throws IOException {
        var file = folder.resolve("damaged.txt");
        Files.write(file, new byte[]{(byte) 0xff, (byte) 0xfe, 0, 7});

        assertEquals(Theme.DARK, new Preferences(file).theme());
    }
}
