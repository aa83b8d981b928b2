package blocksmith.engine.weights;

import blocksmith.engine.problem.NodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Weight files beside designs, named after what they hold: `weights/` and the SHA-256 of their bytes. So a design cannot
/// come by other weights than those it was saved with, and the same weights are kept once.
public final class WeightFile {
    private static final String FOLDER = "weights";
    private static final String END = ".safetensors";

    private static final Map<Stamp, String> HASHES = new ConcurrentHashMap<>();

    private record Stamp(Path file, FileTime changed, long bytes) {
    }

    private WeightFile() {
    }

    /// What a node's tensor is called in a file, as in PyTorch's state dictionaries: `stage.2.conv.weight`.
    public static String tensorName(NodePath node, String weight) {
        return node.toString().replace('/', '.').replace('[', '.').replace("]", "") + "." + weight;
    }

    /// Keeps `bytes` beside `design`.
    ///
    /// @return the name of the file, relative to the design's
    /// @throws IOException when it cannot be written
    public static String keep(byte[] bytes, Path design) throws IOException {
        var name = FOLDER + "/" + hash(bytes) + END;
        var file = design.toAbsolutePath().resolveSibling(name);
        if (!Files.exists(file)) {
            var folder = file.resolveSibling(".");
            Files.createDirectories(folder);
            var temporary = Files.createTempFile(folder, "." + FOLDER, END);
            try {
                Files.write(temporary, bytes);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
        return name;
    }

    /// Whether a file holds what its name says; one that is not named after what it holds says nothing. It is read whole,
    /// once for as long as it does not change.
    public static boolean isWhole(Path file) throws IOException {
        var name = String.valueOf(file.getFileName()).replace(END, "");
        if (!name.matches("[0-9a-f]{64}")) {
            return true;
        }
        var stamp = new Stamp(file.toAbsolutePath(), Files.getLastModifiedTime(file), Files.size(file));
        var known = HASHES.get(stamp);
        var hash = known == null ? hash(file) : known;
        HASHES.put(stamp, hash);
        return name.equals(hash);
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static String hash(Path file) throws IOException {
        var digest = sha256();
        try (var stream = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
