package blocksmith.engine.kernel;

import java.util.function.IntPredicate;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The vectors of this machine: 16, 8 or 4 floats at once.
public final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /// Shorter ones, for stores that are to write nothing.
    static final VectorSpecies<Float> SHORT = FloatVector.SPECIES_128;
    static final VectorMask<Float> NO_LANE = SHORT.maskAll(false);
    /// Their class, which generated code names too ([#known]).
    static final Class<? extends FloatVector> TYPE = FloatVector.zero(SPECIES).getClass();
    /// The class of their bits.
    static final Class<? extends IntVector> BITS_TYPE = FloatVector.zero(SPECIES).reinterpretAsInts().getClass();
    /// Floats in a vector.
    public static final int COUNT = SPECIES.length();
    /// The second half of a vector's lanes.
    static final VectorMask<Float> SECOND_HALF = mask(lane -> lane >= COUNT / 2);

    private static final VectorShuffle<Float> BY_EIGHT = rotation(8);
    private static final VectorShuffle<Float> BY_FOUR = rotation(4);
    private static final VectorShuffle<Float> BY_TWO = rotation(2);
    private static final VectorShuffle<Float> BY_ONE = rotation(1);

    private Lanes() {
    }

    /// The instruction set in words, as shown to users: `512-bit vectors`.
    public static String description() {
        return SPECIES.vectorBitSize() + "-bit vectors";
    }

    static FloatVector load(float[] from, int offset) {
        return FloatVector.fromArray(SPECIES, from, offset);
    }

    /// Stores what a loop has summed. After a loop the compiler may know of a vector only that it is one, not its class,
    /// and then keeps it as an object inside the loop too, which is fifty times slower. A profile would tell it, but how
    /// much of that there is depends on how the method first became hot. So the class is named here; it costs nothing.
    static void store(FloatVector sum, float[] to, int offset) {
        known(sum).intoArray(to, offset);
    }

    /// The same vector, its class known to the compiler: see [#store].
    static FloatVector known(FloatVector vector) {
        return TYPE.cast(vector);
    }

    /// The sum of all lanes, always in the same order: that of `reduceLanes` changes when the compiler takes over.
    static float total(FloatVector vector) {
        var sum = vector;
        if (COUNT >= 16) {
            sum = sum.add(sum.rearrange(BY_EIGHT));
        }
        if (COUNT >= 8) {
            sum = sum.add(sum.rearrange(BY_FOUR));
        }
        sum = sum.add(sum.rearrange(BY_TWO));
        return sum.add(sum.rearrange(BY_ONE)).lane(0);
    }

    /// Some lanes.
    static VectorMask<Float> mask(IntPredicate isIn) {
        long bits = 0;
        for (int lane = 0; lane < COUNT; lane++) {
            bits |= isIn.test(lane) ? 1L << lane : 0;
        }
        return VectorMask.fromLong(SPECIES, bits);
    }

    private static VectorShuffle<Float> rotation(int lanes) {
        return VectorShuffle.iota(SPECIES, lanes % COUNT, 1, true);
    }

    /// The bits of a vector that a mask of bits has too.
    static FloatVector and(FloatVector vector, FloatVector mask) {
        return vector.reinterpretAsInts().and(mask.reinterpretAsInts()).reinterpretAsFloats();
    }

    static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    static FloatVector zero() {
        return FloatVector.zero(SPECIES);
    }
}
