package blocksmith.app.session;

import blocksmith.engine.tune.TunedLayers;
import java.nio.file.Path;

/// Where the program remembers which kernels were measured to be the fastest.
public final class KernelCache {
    private static final String FILE = "kernels.json";

    private KernelCache() {
    }

    public static Path usualFile() {
        return UserFolder.cache().resolve(FILE);
    }

    public static TunedLayers usual() {
        return TunedLayers.in(usualFile());
    }
}
