package blocksmith.engine.weights;

import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A file of named tensors: the safetensors format (its README, section Format). Only the header is read at once; a tensor
/// is read when it is asked for.
public final class Safetensors {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LENGTH_BYTES = 8;
    private static final int LARGEST_HEADER = 100 << 20;

    private final Path file;
    private final long dataStart;
    private final Map<String, Entry> entries;

    /// The numbers that elements may be kept in.
    private enum Form {
        F64(8), F32(4), F16(2), BF16(2);

        private final int bytes;

        Form(int bytes) {
            this.bytes = bytes;
        }

        float read(ByteBuffer data) {
            return switch (this) {
                case F64 -> (float) data.getDouble();
                case F32 -> data.getFloat();
                case F16 -> Float.float16ToFloat(data.getShort());
                case BF16 -> Float.intBitsToFloat(data.getShort() << 16);
            };
        }
    }

    private record Entry(Form form, Shape shape, long from) {
    }

    private Safetensors(Path file, long dataStart, Map<String, Entry> entries) {
        this.file = file;
        this.dataStart = dataStart;
        this.entries = entries;
    }

    /// @throws IOException when the file cannot be read, or is not of this format
    public static Safetensors open(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var start = read(channel, 0, LENGTH_BYTES);
            long length = start.getLong();
            if (length < 2 || length > LARGEST_HEADER || LENGTH_BYTES + length > channel.size()) {
                throw new IOException("its header would have " + length + " bytes");
            }
            var header = read(channel, LENGTH_BYTES, (int) length);
            var tree = MAPPER.readTree(StandardCharsets.UTF_8.decode(header).toString());
            long dataStart = LENGTH_BYTES + length;
            return new Safetensors(file, dataStart, entries(tree, channel.size() - dataStart));
        } catch (JacksonException e) {
            throw new IOException("its header is not JSON", e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("it ends too early");
            }
        }
        return bytes.flip();
    }

    private static Map<String, Entry> entries(JsonNode tree, long dataBytes) throws IOException {
        var entries = new LinkedHashMap<String, Entry>();
        for (var entry : tree.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                entries.put(entry.getKey(), entry(entry.getKey(), entry.getValue(), dataBytes));
            }
        }
        return entries;
    }

    private static Entry entry(String name, JsonNode tree, long dataBytes) throws IOException {
        try {
            var form = Form.valueOf(tree.path("dtype").asString(""));
            var sizes = new int[tree.path("shape").size()];
            for (int axis = 0; axis < sizes.length; axis++) {
                sizes[axis] = tree.path("shape").path(axis).asInt();
            }
            var shape = Shape.of(sizes);
            long from = tree.path("data_offsets").path(0).asLong(-1);
            long end = tree.path("data_offsets").path(1).asLong(-1);
            if (from < 0 || end > dataBytes || end - from != shape.elements() * form.bytes) {
                throw new IOException(name + " does not lie where the file says");
            }
            return new Entry(form, shape, from);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IOException(name + " has a type or shape that is not known", e);
        }
    }

    public Collection<String> names() {
        return entries.keySet();
    }

    /// The shape of a tensor; empty when there is none of that name.
    public Optional<Shape> shape(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::shape);
    }

    /// @throws IOException when the file cannot be read, or has no such tensor
    public Tensor read(String name) throws IOException {
        var entry = entries.get(name);
        if (entry == null) {
            throw new IOException("it has no tensor " + name);
        }
        var tensor = Tensor.zeros(entry.shape());
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = read(channel, dataStart + entry.from(), tensor.data().length * entry.form().bytes);
            for (int i = 0; i < tensor.data().length; i++) {
                tensor.data()[i] = entry.form().read(bytes);
            }
        }
        return tensor;
    }

    /// The bytes of a file with these tensors, in FP32.
    public static byte[] bytes(Map<String, Tensor> tensors) {
        var header = JsonNodeFactory.instance.objectNode();
        int at = 0;
        for (var entry : tensors.entrySet()) {
            int end = Math.addExact(at, entry.getValue().data().length * Float.BYTES);
            var tree = header.putObject(entry.getKey()).put("dtype", Form.F32.name());
            var shape = tree.putArray("shape");
            entry.getValue().shape().dimensions().forEach(shape::add);
            tree.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        var text = MAPPER.writeValueAsBytes(header);
        var bytes = ByteBuffer.allocate(LENGTH_BYTES + text.length + at).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        tensors.values().forEach(tensor -> {
            for (float value : tensor.data()) {
                bytes.putFloat(value);
            }
        });
        return bytes.array();
    }
}
