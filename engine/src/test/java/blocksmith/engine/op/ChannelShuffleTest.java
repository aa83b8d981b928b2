package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelShuffleTest {
    @Test
    void sendsEachGroupsChannelsToEveryGroup() {
        var sample = Sample.of("ChannelShuffle", List.of("groups=3"), Shape.image(1, 6, 1, 1));
        assertArrayEquals(
                new double[]{0, 2, 4, 1, 3, 5},
                sample.reference(Map.of(), new double[]{0, 1, 2, 3, 4, 5}).getFirst().data());
    }

    @Test
    void sendsChannelINPlusJToJGPlusI() {
        var shuffle = new ChannelShuffle(3);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 80; j++) {
                assertEquals(i * 80 + j, shuffle.source(j * 3 + i, 240));
            }
        }
    }

    @Test
    void costsNothingAndKeepsTheShape() {
        var sample = Sample.of("ChannelShuffle", List.of("groups=3"), Shape.image(1, 240, 28, 28));
        assertEquals(Cost.FREE, sample.cost());
        assertEquals(List.of(Shape.image(1, 240, 28, 28)), sample.outputShapes());
        assertEquals("240 channels · g3", sample.settings());
    }

    @Test
    void doesNotApplyWhenTheGroupsDoNotDivide() {
        assertEquals(
                "groups-do-not-divide groups: 32 channels cannot be split into 5 groups. Choose 1, 2, 4, 8, 16 or 32.",
                Sample.of("ChannelShuffle", List.of("groups=5"), Shape.image(1, 32, 4, 4)).rejection());
    }

    @Test
    void namesTheNearestWhenThereAreManyChoices() {
        assertEquals(
                "groups-do-not-divide groups: 720 channels cannot be split into 50 groups. Choose 20, 24, 30, 36, 40, 45,"
                        + " 48, 60, 72 or 80.",
                Sample.of("ChannelShuffle", List.of("groups=50"), Shape.image(1, 720, 4, 4)).rejection());
    }
}
