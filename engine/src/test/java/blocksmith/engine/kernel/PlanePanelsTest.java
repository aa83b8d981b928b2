package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.op.Window;
import blocksmith.engine.tensor.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanePanelsTest {
    private static final int CHANNELS = 3;
    private static final Window POINT = new Window(Size2.of(1), Size2.of(1), new Padding.Fixed(Size2.of(0)),
            Size2.of(1));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7, 13, 17, 23, 35, 64, 128, 130, 256, 1001})
    void panelsHaveEveryChannelAndItsWeights(int features) {
        var in = Shape.image(1, CHANNELS, 32, 32);
        var geometry = Geometry.of(POINT, in, in.withChannels(features));
        var bias = new float[features];
        var weights = new float[features * CHANNELS];
        for (int feature = 0; feature < features; feature++) {
            bias[feature] = feature;
            for (int channel = 0; channel < CHANNELS; channel++) {
                weights[feature * CHANNELS + channel] = feature + 10_000 * (channel + 1);
            }
        }
        var panels = PlanePanels.of(geometry, new FilterWeights(weights, 0, CHANNELS, 1), bias);
        int made = 0;
        int panelsRows = 0;
        for (var stack : panels.stacks()) {
            for (int panel = 0; panel < stack.count(); panel++) {
                assertTrue(stack.feature(panel) <= made, "a channel is missing before " + stack.feature(panel));
                assertWeights(panels, stack, panel);
                made = stack.feature(panel) + stack.rows();
                panelsRows += stack.rows();
            }
        }
        assertEquals(features, made);
        assertTrue(panels.stacks().size() == 1 || panelsRows == features, "panels of two heights overlap");
    }

    private static void assertWeights(PlanePanels panels, PlanePanels.Stack stack, int panel) {
        var data = panels.data().array();
        int at = stack.weights(panel);
        for (int row = 0; row < stack.rows(); row++) {
            int feature = stack.feature(panel) + row;
            assertEquals(feature, data[at - stack.rows() + row]);
            for (int channel = 0; channel < CHANNELS; channel++) {
                assertEquals(feature + 10_000 * (channel + 1), data[at + channel * stack.rows() + row]);
            }
        }
    }
}
