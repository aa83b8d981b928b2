package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The vectors of this machine: 16, 8 or 4 floats at once.
public final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /// Floats in a vector.
    public static final int COUNT = SPECIES.length();

    private Lanes() {
    }

    /// The instruction set in words, as shown to users: `512-bit vectors`.
    public static String description() {
        return SPECIES.vectorBitSize() + "-bit vectors";
    }

    static FloatVector load(float[] from, int offset) {
        return FloatVector.fromArray(SPECIES, from, offset);
    }

    static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    static FloatVector zero() {
        return FloatVector.zero(SPECIES);
    }
}
