package blocksmith.engine.tune;

import blocksmith.engine.kernel.Kernel;
import blocksmith.engine.kernel.Lanes;
import blocksmith.engine.kernel.Processor;
import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.Optional;
import java.util.zip.CRC32;

/// What measurements are of beside the layer, in words: another processor, another JDK or other kernels make them stale.
public record Machine(String text) {
    private static final int MOST_LETTERS = 300;
    private static final String KERNELS = Kernel.class.getPackageName().replace('.', '/') + "/";

    private static final class Here {
        private static final Machine MACHINE = new Machine(
                printable(Processor.description() + ", " + Lanes.description() + ", Java " + Runtime.version()
                        + ", kernels "
                        + kernels()));
    }

    /// This one, with this process' JDK and kernels.
    public static Machine here() {
        return Here.MACHINE;
    }

    private static String printable(String text) {
        var clean = text.chars().filter(letter -> !Character.isISOControl(letter)).limit(MOST_LETTERS)
                .collect(StringBuilder::new, (into, letter) -> into.append((char) letter), StringBuilder::append);
        return clean.toString();
    }

    /// Tells kernels from those of another version by their code, so that nobody has to count versions.
    private static String kernels() {
        var module = Kernel.class.getModule();
        return Optional.ofNullable(module.getLayer())
                .flatMap(layer -> layer.configuration().findModule(module.getName()))
                .map(resolved -> digest(resolved.reference()))
                .orElse("unknown");
    }

    private static String digest(ModuleReference reference) {
        var digest = new CRC32();
        try (var reader = reference.open(); var names = reader.list()) {
            for (var name : names.filter(resource -> resource.startsWith(KERNELS)).sorted().toList()) {
                add(reader, name, digest);
            }
        } catch (IOException _) {
            return "unreadable";
        }
        return Long.toHexString(digest.getValue());
    }

    private static void add(ModuleReader reader, String name, CRC32 digest) throws IOException {
        var stream = reader.open(name);
        if (stream.isPresent()) {
            try (var bytes = stream.get()) {
                digest.update(bytes.readAllBytes());
            }
        }
    }
}
