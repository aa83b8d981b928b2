package blocksmith.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.junit.jupiter.api.Test;

class VectorApiTest {
    @Test
    void theVectorApiIsThereWithoutFlags() {
        var ones = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 1);

        assertEquals(ones.length(), ones.reduceLanes(VectorOperators.ADD));
    }
}
