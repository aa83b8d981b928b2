package blocksmith.engine.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Copies floats, which reads as much memory as it writes.
final class MemoryProbe {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private MemoryProbe() {
    }

    /// Copies those from `begin` to `end` (not included), which is a whole number of vectors.
    static void copy(float[] from, float[] to, int begin, int end) {
        for (int i = begin; i < end; i += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, from, i).intoArray(to, i);
        }
    }
}
