package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What kernels of several layers tell of each: both a kernel by rows and one after the other.
@ExtendWith(ColdCode.class)
class FusedKernelTest {
    private static final Shape NARROW = Shape.image(2, 16, 13, 9);
    private static final Shape WIDE = NARROW.withChannels(48);

    /// Notes what each thread tells, in order.
    private static final class Heard implements LayerClock {
        private final List<List<Integer>> layers;

        Heard(int threads) {
            this.layers = IntStream.range(0, threads).<List<Integer>>mapToObj(_ -> new ArrayList<>()).toList();
        }

        @Override
        public Watch watch(int thread) {
            return layers.get(thread)::add;
        }

        /// What any thread told of.
        List<Integer> all() {
            return layers.stream().flatMap(List::stream).distinct().sorted().toList();
        }
    }

    /// The same kernel with a clock.
    private record Timed(FusedKernel kernel, LayerClock clock) implements Kernel {
        @Override
        public String name() {
            return kernel.name();
        }

        @Override
        public long scratchFloats(int threads) {
            return kernel.scratchFloats(threads);
        }

        @Override
        public void run(Buffers buffers, WorkerPool workers) {
            kernel.run(buffers, workers, clock);
        }
    }

    private static LayerRun conv(Shape in, int features, int size, Groups groups) {
        return new LayerRun(new Conv2d(new Channels.Fixed(features), Size2.of(size), Size2.of(1), new Padding.Same(),
                Size2.of(1), groups, true), Epilogue.NONE, 1, in);
    }

    private static LayerRun pointwise(Shape in, int features) {
        return conv(in, features, 1, new Groups.Fixed(1));
    }

    private static LayerRun depthwise() {
        return conv(WIDE, 48, 3, new Groups.Depthwise());
    }

    private static LayerRun three() {
        return pointwise(WIDE, 16).after(List.of(pointwise(NARROW, 48), depthwise()));
    }

    private static List<FusedKernel> kernels(LayerRun run) {
        return run.kernels(Orders.INNER).stream().map(kernel -> assertInstanceOf(FusedKernel.class, kernel)).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void allLayersAreToldOfByAnyNumberOfThreads(int threads) {
        for (var layers : List.of(three(), depthwise().after(List.of(pointwise(NARROW, 48))),
                pointwise(WIDE, 16).after(List.of(depthwise())))) {
            int count = layers.layer().parts().size();
            for (var kernel : kernels(layers)) {
                var heard = new Heard(threads);
                layers.run(new Timed(kernel, heard), threads);
                assertEquals(IntStream.range(0, count).boxed().toList(), heard.all(), kernel.name());
                assertEquals(count, kernel.layerNames().size());
            }
        }
    }

    @Test
    void layersAreToldOfInTurn() {
        for (var kernel : kernels(three())) {
            var heard = new Heard(1);
            three().run(new Timed(kernel, heard), 1);
            var told = heard.layers.getFirst().stream().map(String::valueOf).collect(Collectors.joining());
            assertTrue(told.matches("(012)+"), kernel.name() + " told of " + told);
        }
    }

    @Test
    void aClockChangesNoResult() {
        for (var kernel : kernels(three())) {
            var expected = three().run(kernel, 2);
            assertTrue(Arrays.equals(expected, three().run(new Timed(kernel, new Heard(2)), 2)), kernel.name());
        }
    }

    @Test
    void eachLayerHasAName() {
        assertEquals(List.of(List.of("1×1 by rows", "depthwise 3×3 by rows", "1×1 by rows"),
                List.of("pointwise 1×1", "depthwise 3×3", "pointwise 1×1")),
                kernels(three()).stream().map(FusedKernel::layerNames).toList());
    }
}
