package blocksmith.engine.design;

import blocksmith.engine.op.Initialization;
import org.jspecify.annotations.Nullable;

/// Where the weights of a design come from that its nodes do not set.
///
/// @param initialization how they are drawn
/// @param seed           of the drawing
/// @param file           a safetensors file, relative to the design's, that is asked first; null for none
public record Weights(Initialization initialization, long seed, @Nullable String file) {
    public static final Weights DRAWN = new Weights(Initialization.HE, 0, null);
}
