package blocksmith.engine.design;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.UUID;

/// Designs in files: UTF-8, and saved so that a file is at every moment either the old design or the new one.
public final class DesignFiles {
    private DesignFiles() {
    }

    /// @throws IOException when the file cannot be read; what it holds is never a reason
    public static DesignReading read(Path file) throws IOException {
        byte[] bytes;
        try (var stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(Limits.FILE_BYTES + 1);
        }
        return read(bytes);
    }

    /// Reads what a file holds.
    public static DesignReading read(byte[] bytes) {
        if (bytes.length > Limits.FILE_BYTES) {
            return refused(
                    "The file has more than " + (Limits.FILE_BYTES >> 20) + " MB.",
                    "Open a design; the largest are far smaller.");
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return DesignCodec.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return refused("The file is not text in UTF-8.", "Open a design, or save the text as UTF-8.");
        }
    }

    private static DesignReading refused(String fact, String fix) {
        return new DesignReading.Refused(
                List.of(Finding.error(ProblemCode.UNREADABLE, null, fact, fix).atDesign()));
    }

    /// Writes a temporary file beside `file`, forces it to the disk and puts it in the file's place. A link is followed:
    /// what it points to is replaced. Permissions are kept.
    ///
    /// @throws IOException when it cannot be written; the old file is then as it was
    public static void save(Design design, Path file) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(target.toString(), null, "it may only be read");
        }
        var folder = target.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
        }
        var temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writeThrough(temporary, DesignCodec.write(design).getBytes(StandardCharsets.UTF_8));
            keepPermissions(target, temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeThrough(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null && Files.exists(from)) {
            view.setPermissions(Files.getPosixFilePermissions(from));
        }
    }
}
