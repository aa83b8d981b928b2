package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;
import java.util.List;

/// Split and concatenation: stretches of each pixel's channels are copied from the inputs, in order, to the outputs, in
/// order.
final class CopyKernel implements Kernel {
    private final int pixels;
    private final int[] inputs;
    private final int[] outputs;

    CopyKernel(Layer layer) {
        this.pixels = layer.input().isImage() ? layer.inputPixels() : layer.input().batch();
        this.inputs = channels(layer.inputs());
        this.outputs = channels(layer.outputs());
    }

    /// What stands together: the channels of a pixel, or all of an image where the axis of channels is the outermost.
    private static int[] channels(List<Shape> shapes) {
        return shapes.stream()
                .mapToInt(shape -> shape.isImage() ? shape.channels() : (int) shape.elementsPerImage())
                .toArray();
    }

    @Override
    public String name() {
        return "channel copy";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide(pixels, (first, end, _) -> {
            if (inputs.length == 1) {
                split(buffers, first, end);
            } else {
                join(buffers, first, end);
            }
        });
    }

    private void split(Buffers buffers, int first, int end) {
        int from = buffers.input();
        for (int i = 0; i < outputs.length; i++) {
            copy(buffers.arena(), from, inputs[0], buffers.outputs()[i], outputs[i], first, end, outputs[i]);
            from += outputs[i];
        }
    }

    private void join(Buffers buffers, int first, int end) {
        int to = buffers.output();
        for (int i = 0; i < inputs.length; i++) {
            copy(buffers.arena(), buffers.inputs()[i], inputs[i], to, outputs[0], first, end, inputs[i]);
            to += inputs[i];
        }
    }

    private static void copy(float[] arena, int from, int fromStep, int to, int toStep, int first, int end,
            int channels) {
        for (int pixel = first; pixel < end; pixel++) {
            System.arraycopy(arena, from + pixel * fromStep, arena, to + pixel * toStep, channels);
        }
    }
}
