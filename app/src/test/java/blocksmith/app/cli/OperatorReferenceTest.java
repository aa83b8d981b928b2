package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OperatorReferenceTest {
    private static final Path FOLDER = Path.of("..", "engine", "operators");

    @Test
    void isThatOfTheOperatorsAsTheyAre() throws IOException {
        var there = new TreeMap<String, String>();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.toList()) {
                there.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertEquals(new TreeMap<>(OperatorReference.files()), there,
                "run ./blocksmith operators --reference engine/operators");
    }
}
