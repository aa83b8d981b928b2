package blocksmith.engine.backend;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A session of ONNX Runtime, with tensors that are made once: a run allocates and copies nothing.
final class OnnxRuntimeExecution implements Execution {
    private final OnnxRuntimeProgram program;
    private final OrtSession session;
    private final Bound inputs;
    private final Bound outputs;

    /// Tensors over memory outside of the heap.
    private record Bound(List<FloatBuffer> buffers, Map<String, OnnxTensor> tensors) {
        static Bound of(List<Border> borders) throws OrtException {
            var buffers = new ArrayList<FloatBuffer>();
            var tensors = new LinkedHashMap<String, OnnxTensor>();
            for (var border : borders) {
                var shape = border.shape();
                var buffer = ByteBuffer.allocateDirect(Math.toIntExact(shape.elements() * Float.BYTES))
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
                buffers.add(buffer);
                tensors.put(border.node().toString(),
                        OnnxTensor.createTensor(OnnxRuntime.environment(), buffer, dimensions(shape)));
            }
            return new Bound(buffers, tensors);
        }

        private static long[] dimensions(Shape shape) {
            return shape.dimensions().stream().mapToLong(size -> size).toArray();
        }

        void close() {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    OnnxRuntimeExecution(OnnxRuntimeProgram program) {
        this.program = program;
        try {
            this.session = program.session(Optional.empty());
            this.inputs = Bound.of(program.inputs());
            this.outputs = Bound.of(program.outputs());
        } catch (OrtException failure) {
            throw new IllegalStateException("ONNX Runtime refuses the model", failure);
        }
    }

    @Override
    public void feed(List<Tensor> given) {
        for (int i = 0; i < given.size(); i++) {
            var border = program.inputs().get(i);
            if (!given.get(i).shape().equals(border.shape())) {
                throw new IllegalArgumentException(
                        border.node() + " takes " + border.shape() + ", not " + given.get(i).shape());
            }
            inputs.buffers().get(i).duplicate().put(given.get(i).data());
        }
    }

    @Override
    public void run(StepClock clock) {
        try (var _ = session.run(inputs.tensors(), Set.of(), outputs.tensors())) {
            return;
        } catch (OrtException failure) {
            throw new IllegalStateException("ONNX Runtime failed", failure);
        }
    }

    @Override
    public List<Tensor> results() {
        var results = new ArrayList<Tensor>();
        for (int i = 0; i < program.outputs().size(); i++) {
            var tensor = Tensor.zeros(program.outputs().get(i).shape());
            outputs.buffers().get(i).duplicate().get(tensor.data());
            results.add(tensor);
        }
        return results;
    }

    @Override
    public List<Part> parts() {
        return List.of();
    }

    @Override
    public List<PartLatency> profile() {
        try {
            return OnnxRuntimeProfile.of(program, inputs.tensors(), outputs.tensors());
        } catch (OrtException failure) {
            throw new IllegalStateException("ONNX Runtime cannot be profiled", failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException("ONNX Runtime cannot end", failure);
        }
        inputs.close();
        outputs.close();
    }
}
