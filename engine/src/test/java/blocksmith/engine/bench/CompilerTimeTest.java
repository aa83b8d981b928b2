package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerTimeTest {
    @TempDir
    Path threads;

    private Path thread(String number, String name, long nanos) throws IOException {
        var folder = Files.createDirectories(threads.resolve(number));
        Files.writeString(folder.resolve("comm"), name + "\n");
        Files.writeString(folder.resolve("schedstat"), nanos + " 77 5\n");
        return folder;
    }

    @Test
    void theTimesOfTheCompilersThreadsAreAdded() throws IOException {
        thread("11", "C1 CompilerThre", 300);
        thread("12", "C2 CompilerThre", 5_000);
        thread("13", "java", 70_000);
        assertEquals(5_300, new CompilerTime(threads).nanos());
    }

    @Test
    void whatAThreadThatHasEndedWorkedIsNotTakenBack() throws IOException {
        var ended = thread("12", "C2 CompilerThre", 5_000);
        var time = new CompilerTime(threads);
        assertEquals(5_000, time.nanos());
        Files.delete(ended.resolve("comm"));
        Files.delete(ended.resolve("schedstat"));
        Files.delete(ended);
        thread("14", "C2 CompilerThre", 40);
        assertEquals(5_040, time.nanos());
    }

    @Test
    void aThreadWithTheNumberOfOneThatHasEndedIsAdded() throws IOException {
        thread("12", "C2 CompilerThre", 5_000);
        var time = new CompilerTime(threads);
        thread("12", "C2 CompilerThre", 40);
        assertEquals(5_040, time.nanos());
        thread("12", "C2 CompilerThre", 60);
        assertEquals(5_060, time.nanos());
    }

    @Test
    void whatCannotBeReadAnyMoreIsNotTakenBack() throws IOException {
        var compiler = thread("12", "C2 CompilerThre", 5_000);
        var time = new CompilerTime(threads);
        Files.writeString(compiler.resolve("schedstat"), "of no use\n");
        assertEquals(5_000, time.nanos());
        Files.delete(compiler.resolve("schedstat"));
        assertEquals(5_000, time.nanos());
    }

    /// It tells whole milliseconds.
    private static void assertTheVirtualMachineTells(CompilerTime time) {
        long nanos = time.nanos();
        assertTrue(nanos > 0 && nanos % TimeUnit.MILLISECONDS.toNanos(1) == 0, nanos + " ns");
    }

    @Test
    void whereTheSystemTellsNothingTheVirtualMachineDoes() {
        assertTheVirtualMachineTells(new CompilerTime(threads.resolve("nowhere")));
    }

    @Test
    void whereTheSystemTellsNothingOfUseTheVirtualMachineDoes() throws IOException {
        var compiler = thread("12", "C2 CompilerThre", 0);
        assertTheVirtualMachineTells(new CompilerTime(threads));
        Files.writeString(compiler.resolve("schedstat"), "of no use\n");
        assertTheVirtualMachineTells(new CompilerTime(threads));
    }

    @Test
    void whoeverToldFirstTellsOn() throws IOException {
        var time = new CompilerTime(threads);
        thread("12", "C2 CompilerThre", 7);
        assertTheVirtualMachineTells(time);
    }
}
