package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.LayerGrid.Case;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.SiLU;
import blocksmith.engine.tensor.Shape;
import java.util.Optional;

/// Holds what a layer's kernel makes against the operator's definition, and against itself on other numbers of threads.
final class Agreement {
    /// What a plan may leave to the kernel of a layer.
    static final Epilogue ALL = new Epilogue(Residual.ADDED, Optional.of(new SiLU()));

    private Agreement() {
    }

    /// The layer with weights and inputs that are its own.
    static LayerRun run(Case layer, Accuracy accuracy) {
        return new LayerRun(layer.operator(), layer.epilogue(), accuracy, seed(layer),
                layer.shapes().toArray(Shape[]::new));
    }

    private static long seed(Case layer) {
        return (layer.operator() + layer.shapes().toString()).hashCode();
    }

    /// Of each kernel that takes it within a plan.
    static void assertWithinAPlan(Case layer) {
        assertInOrders(layer, Orders.INNER, 4);
    }

    /// Of each kernel that takes it where images come and go in planes.
    static void assertOnPlanes(Case layer) {
        assertInOrders(layer, Orders.PLANES);
    }

    static void assertInOrders(Case layer, Orders orders) {
        assertInOrders(layer, orders, 8);
    }

    private static void assertInOrders(Case layer, Orders orders, int mostThreads) {
        var run = run(layer, Accuracy.DEFAULT);
        var kernels = run.kernels(orders);
        assertFalse(kernels.isEmpty(), () -> "No kernel takes " + layer);
        kernels.forEach(kernel -> assertAgrees(run, kernel, orders, mostThreads,
                kernel.name() + ", seed " + seed(layer)));
    }

    private static void assertAgrees(LayerRun run, Kernel kernel, Orders orders, int mostThreads, String message) {
        var once = run.run(kernel, orders, 1);
        assertClose(run.expected(), once, tolerance(kernel), message);
        for (int threads = 2; threads <= mostThreads; threads++) {
            assertArrayEquals(once, run.run(kernel, orders, threads), 0f, threads + " threads");
        }
    }

    /// Of the largest magnitude. Winograd's transforms cost a digit.
    private static double tolerance(Kernel kernel) {
        return (kernel instanceof WinogradConvolution ? Accuracy.FAST : Accuracy.EXACT).limit();
    }

    /// @param tolerance in terms of the largest magnitude
    static void assertClose(double[] expected, float[] actual, double tolerance, String message) {
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * Math.max(largest, 1e-6), message + ", element " + i);
        }
    }
}
