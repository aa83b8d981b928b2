package blocksmith.engine.tune;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Measured layers in a file that several processes share. It is at every moment either the old text or the new one, and
/// those who write at once lose nothing of each other's. What is broken in it is not there.
final class TuningFile {
    /// The least recently used go first.
    static final int MOST_LAYERS = 2_000;
    private static final int TRIES = 100;
    private static final long BETWEEN_TRIES = TimeUnit.MILLISECONDS.toNanos(10);
    /// Locks of files are the process', not the thread's.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path file;

    TuningFile(Path file) {
        this.file = file;
    }

    /// All layers, of any machine; none where there is no such file.
    List<TunedLayer> read(Instant now) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (var stream = Files.newInputStream(file)) {
            var bytes = stream.readNBytes(TuningText.MOST_BYTES + 1);
            return bytes.length > TuningText.MOST_BYTES ? List.of() : TuningText.read(bytes, now);
        } catch (IOException _) {
            return List.of();
        }
    }

    /// Puts layers in, beside what others have put there meanwhile, and returns all.
    ///
    /// @throws IOException when it cannot be written; it is then as it was
    List<TunedLayer> merge(Collection<TunedLayer> layers, Instant now) throws IOException {
        THREADS.lock();
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            try (var channel = FileChannel.open(folder.resolve(file.getFileName() + ".lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = lock(channel)) {
                var merged = merged(read(now), layers);
                replace(TuningText.write(merged));
                return merged;
            }
        } finally {
            THREADS.unlock();
        }
    }

    /// Null when another process has it for too long: what is lost then can be measured again.
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(BETWEEN_TRIES);
        }
        return null;
    }

    private record Place(Machine machine, String layer) {
        static Place of(TunedLayer layer) {
            return new Place(layer.machine(), layer.key().text());
        }
    }

    private static List<TunedLayer> merged(List<TunedLayer> kept, Collection<TunedLayer> added) {
        Map<Place, TunedLayer> all = new LinkedHashMap<>();
        kept.forEach(layer -> all.merge(Place.of(layer), layer, TunedLayer::mergedWith));
        added.stream().filter(TuningText::holds)
                .forEach(layer -> all.merge(Place.of(layer), layer, TunedLayer::mergedWith));
        var layers = new ArrayList<>(all.values());
        layers.sort(Comparator.comparing(TunedLayer::used).reversed());
        return List.copyOf(layers.subList(0, Math.min(layers.size(), MOST_LAYERS)));
    }

    private void replace(byte[] bytes) throws IOException {
        var temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// @throws IOException when it cannot be deleted
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
