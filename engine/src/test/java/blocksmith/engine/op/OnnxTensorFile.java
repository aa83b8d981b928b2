package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the float tensors of ONNX's test data: protobuf messages of type `TensorProto`, whose field 1 is a dimension
/// and field 9 the little-endian values.
final class OnnxTensorFile {
    private static final int DIMENSIONS = 1;
    private static final int RAW_DATA = 9;

    private final ByteBuffer bytes;
    private final List<Integer> dimensions = new ArrayList<>();
    private ByteBuffer values = ByteBuffer.allocate(0);

    private OnnxTensorFile(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static DoubleTensor read(Path file) throws IOException {
        var reader = new OnnxTensorFile(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        while (reader.bytes.hasRemaining()) {
            reader.field();
        }
        return reader.tensor();
    }

    private void field() {
        long key = varint();
        int wireType = (int) (key & 7);
        int number = (int) (key >>> 3);
        switch (wireType) {
            case 0 -> number(number, varint());
            case 2 -> block(number, block());
            default -> throw new IllegalArgumentException("Wire type " + wireType);
        }
    }

    private void number(int field, long value) {
        if (field == DIMENSIONS) {
            dimensions.add(Math.toIntExact(value));
        }
    }

    private void block(int field, ByteBuffer block) {
        if (field == RAW_DATA) {
            values = block;
        } else if (field == DIMENSIONS) {
            var packed = new OnnxTensorFile(block);
            while (block.hasRemaining()) {
                dimensions.add(Math.toIntExact(packed.varint()));
            }
        }
    }

    private ByteBuffer block() {
        int length = Math.toIntExact(varint());
        var block = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return block;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private DoubleTensor tensor() {
        var shape = Shape.of(dimensions.stream().mapToInt(Integer::intValue).toArray());
        var tensor = DoubleTensor.zeros(shape);
        for (int i = 0; i < tensor.data().length; i++) {
            tensor.data()[i] = values.getFloat(i * Float.BYTES);
        }
        return tensor;
    }
}
