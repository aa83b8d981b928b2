package blocksmith.engine.kernel;

import blocksmith.engine.op.WeightValues;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Runs an operator's definition in double precision on one thread: the last candidate of every operator.
final class ReferenceKernel implements Kernel {
    private static final WorkerPool ALONE = new WorkerPool(1);

    private final Layer layer;
    private final WeightValues weights;
    private final Finish finish;

    ReferenceKernel(Layer layer) {
        this.layer = layer;
        this.weights = name -> layer.weight(name).toDouble();
        this.finish = new Finish(layer.epilogue());
    }

    @Override
    public String name() {
        return "reference in double precision";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        var inputs = new ArrayList<DoubleTensor>();
        for (int i = 0; i < layer.inputs().size(); i++) {
            inputs.add(read(buffers.arena(), buffers.inputs()[i], layer.inputs().get(i)));
        }
        List<DoubleTensor> outputs = layer.operator().reference(inputs, weights);
        for (int i = 0; i < outputs.size(); i++) {
            var result = outputs.get(i).toFloat();
            Layout.toChannelsLast(result.shape(), result.data(), 0, buffers.arena(), buffers.outputs()[i], ALONE);
        }
        finish.apply(buffers.arena(), buffers.output(), buffers.residual(), (int) layer.output().elements());
    }

    private static DoubleTensor read(float[] arena, int offset, Shape shape) {
        var tensor = Tensor.zeros(shape);
        Layout.toChannelsFirst(shape, arena, offset, tensor.data(), 0, ALONE);
        return tensor.toDouble();
    }
}
