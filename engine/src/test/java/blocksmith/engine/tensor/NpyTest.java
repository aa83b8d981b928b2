package blocksmith.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        var tensor = new Tensor(Shape.of(2, 3), new float[]{1, -2, 3.5f, Float.NaN, 0, 1e-30f});
        Npy.write(tensor, folder.resolve("t.npy"));
        var read = assertInstanceOf(NpyReading.Read.class, Npy.read(folder.resolve("t.npy"))).tensor();
        assertEquals(tensor.shape(), read.shape());
        assertArrayEquals(tensor.data(), read.data());
        assertEquals(0, (Files.size(folder.resolve("t.npy")) - 24) % 64);
    }

    @Test
    void doublesAreNarrowed() throws IOException {
        var bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putDouble(0.1).putDouble(-7).array();
        var read = assertInstanceOf(NpyReading.Read.class, read("'<f8'", "False", "(2,)", bytes)).tensor();
        assertArrayEquals(new float[]{0.1f, -7}, read.data());
    }

    @Test
    void whatIsNotReadIsSaid() throws IOException {
        assertRefused(read("'<i4'", "False", "(1,)", new byte[4]), "The tensor's type is <i4.");
        assertRefused(read("'<f4'", "True", "(1,)", new byte[4]), "The tensor is in Fortran order.");
        assertRefused(read("'<f4'", "False", "(0,)", new byte[0]), "The tensor has shape (0,).");
        assertRefused(read("'<f4'", "False", "(999999999999,)", new byte[4]), "The tensor has shape");
        assertRefused(read("'<f4'", "False", "(3,)", new byte[8]), "The file ends before its tensor does.");
        assertRefused(read("'<f4'", "False", "(1048576,1048576)", new byte[8]), "elements");
        Files.writeString(folder.resolve("t.npy"), "{}");
        assertRefused(Npy.read(folder.resolve("t.npy")), "The file is no .npy file.");
    }

    private static void assertRefused(NpyReading reading, String fact) {
        var finding = assertInstanceOf(NpyReading.Refused.class, reading).finding();
        assertTrue(finding.fact().contains(fact), finding.fact());
    }

    private NpyReading read(String type, String order, String shape, byte[] data) throws IOException {
        var header = ("{'descr': " + type + ", 'fortran_order': " + order + ", 'shape': " + shape + ", }\n")
                .getBytes(StandardCharsets.US_ASCII);
        var file = ByteBuffer.allocate(10 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
        file.putShort((short) header.length).put(header).put(data);
        Files.write(folder.resolve("t.npy"), Arrays.copyOf(file.array(), file.position()));
        return Npy.read(folder.resolve("t.npy"));
    }
}
