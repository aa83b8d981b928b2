package blocksmith.engine.tensor;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tensors in NumPy's `.npy` files, by the format description in `numpy.lib.format` (versions 1.0 to 3.0): 32-bit
/// floats, and 64-bit ones when reading, little-endian, in C order.
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /// NumPy itself refuses longer headers unless told otherwise.
    private static final int LONGEST_HEADER = 10_000;
    private static final int ALIGNMENT = 64;
    private static final long MOST_ELEMENTS = 1L << 28;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    private Npy() {
    }

    /// @throws IOException when the file cannot be read; what it holds is never a reason
    public static NpyReading read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return read(in);
        } catch (EOFException _) {
            return refused("The file ends before its tensor does.", "Write it again.");
        }
    }

    private static NpyReading read(DataInputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            return refused("The file is no .npy file.", "Save the tensor with numpy.save.");
        }
        int major = in.readUnsignedByte();
        in.readUnsignedByte();
        long length = major == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (major < 1 || major > 3 || length > LONGEST_HEADER) {
            return refused("The file's header is of a version or length that is not read.", "Save it with numpy.save.");
        }
        var header = new byte[(int) length];
        in.readFully(header);
        return read(new String(header, StandardCharsets.UTF_8), in);
    }

    private static NpyReading read(String header, DataInputStream in) throws IOException {
        var type = first(TYPE, header);
        var shape = SHAPE.matcher(header);
        if (!type.equals("<f4") && !type.equals("<f8")) {
            return refused("The tensor's type is " + type + ".", "Save it as float32: array.astype('<f4').");
        }
        if (!first(ORDER, header).equals("False")) {
            return refused("The tensor is in Fortran order.", "Save numpy.ascontiguousarray of it.");
        }
        return shape.find()
                ? read(shape.group(1), type, in)
                : refused("The file's header has no shape.", "Save it with numpy.save.");
    }

    private static NpyReading read(String shape, String type, DataInputStream in) throws IOException {
        var texts = Arrays.stream(shape.split(",")).map(String::strip).filter(text -> !text.isEmpty()).toList();
        if (texts.stream().anyMatch(text -> text.length() > 7 || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > Shape.MAX_DIMENSION)) {
            return refused("The tensor has shape (" + shape.strip() + ").", "A dimension is from 1 to 2^20.");
        }
        var dimensions = Shape.of(texts.stream().mapToInt(Integer::parseInt).toArray());
        return dimensions.elements() > MOST_ELEMENTS
                ? refused("The tensor has " + dimensions.elements() + " elements.", "Take a smaller one.")
                : new NpyReading.Read(new Tensor(dimensions, values((int) dimensions.elements(), type, in)));
    }

    /// Reads in pieces, so that a header that promises more than the file holds costs no memory.
    private static float[] values(int count, String type, DataInputStream in) throws IOException {
        int width = type.equals("<f4") ? Float.BYTES : Double.BYTES;
        var values = new float[0];
        int read = 0;
        while (read < count) {
            int piece = Math.min(count - read, 1 << 16);
            var bytes = new byte[piece * width];
            in.readFully(bytes);
            if (read + piece > values.length) {
                values = Arrays.copyOf(values, Math.min(count, Math.max(read + piece, 2 * values.length)));
            }
            var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < piece; i++) {
                values[read++] = width == Float.BYTES ? buffer.getFloat() : (float) buffer.getDouble();
            }
        }
        return values;
    }

    private static String first(Pattern pattern, String header) {
        var matcher = pattern.matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static NpyReading refused(String fact, String fix) {
        return new NpyReading.Refused(Finding.error(ProblemCode.UNREADABLE, null, fact, fix));
    }

    /// Writes a tensor as `float32`, version 1.0.
    public static void write(Tensor tensor, Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header(tensor.shape()));
            var buffer = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : tensor.data()) {
                out.write(buffer.putFloat(0, value).array());
            }
        }
    }

    /// Padded with spaces so that the data begins on a multiple of 64 bytes.
    private static byte[] header(Shape shape) {
        var dimensions = shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ",)"));
        var text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + dimensions + ", }";
        int before = MAGIC.length + 4;
        int length = Math.ceilDiv(before + text.length() + 1, ALIGNMENT) * ALIGNMENT - before;
        var header = ByteBuffer.allocate(before + length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
        header.put(text.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }
}
