package blocksmith.engine.run;

import blocksmith.engine.kernel.Buffers;
import blocksmith.engine.kernel.FusedKernel;
import blocksmith.engine.kernel.Kernel;
import blocksmith.engine.kernel.LayerClock;
import blocksmith.engine.kernel.Layout;
import blocksmith.engine.kernel.Order;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.Step;
import blocksmith.engine.tensor.Tensor;
import java.util.List;

/// A plan with its memory, ready to run: NCHW tensors in, NCHW tensors out. One thread at a time may run it; several
/// sessions may share a pool, one after the other.
public final class Session {
    /// With a 16-byte array header, index 12 of an array that begins on a cache line is on the next: where the
    /// garbage collector places large arrays so, vectors cross no lines.
    private static final int FIRST = 12;
    /// Arrays of at least half a region are placed by themselves, on a region's first line.
    private static final int LEAST_FLOATS = 1 << 20;

    private final Plan plan;
    private final WorkerPool workers;
    private final float[] arena;
    private final Buffers[] buffers;

    /// @throws IllegalArgumentException when the pool has not the threads that the plan was made for
    public Session(Plan plan, WorkerPool workers) {
        if (plan.threads() != workers.threads()) {
            throw new IllegalArgumentException(
                    "Planned for " + plan.threads() + " threads, not " + workers.threads());
        }
        this.plan = plan;
        this.workers = workers;
        this.arena = new float[Math.max(LEAST_FLOATS, Math.toIntExact(plan.arenaFloats() + FIRST))];
        this.buffers = plan.steps().stream().map(this::buffers).toArray(Buffers[]::new);
    }

    private Buffers buffers(Step step) {
        return new Buffers(arena, offsets(step.inputs()), offsets(step.outputs()),
                step.residual() < 0 ? -1 : step.residual() + FIRST, step.scratch() + FIRST);
    }

    private static int[] offsets(List<Integer> places) {
        return places.stream().mapToInt(place -> place + FIRST).toArray();
    }

    public Plan plan() {
        return plan;
    }

    /// Tensors of the shapes that [#run] fills.
    public List<Tensor> newOutputs() {
        return plan.outputs().stream().map(border -> Tensor.zeros(border.shape())).toList();
    }

    /// Runs on `inputs`, in the order of the plan's inputs.
    ///
    /// @throws IllegalArgumentException when a shape is not the plan's
    public List<Tensor> run(List<Tensor> inputs) {
        var outputs = newOutputs();
        run(inputs, outputs, StepClock.NONE);
        return outputs;
    }

    /// Runs into `outputs`, telling `clock` of each part. When the workers are stopped it ends early, which leaves the
    /// outputs undefined.
    public void run(List<Tensor> inputs, List<Tensor> outputs, StepClock clock) {
        clock.begin(StepClock.READING);
        readInputs(inputs);
        clock.end(StepClock.READING);
        for (int i = 0; i < buffers.length && !workers.isStopped(); i++) {
            clock.begin(i);
            var step = plan.steps().get(i);
            run(step.choice().kernel(), between(step, buffers[i], inputs, outputs), clock.layers(i));
            clock.end(i);
        }
        clock.begin(StepClock.WRITING);
        writeOutputs(outputs);
        clock.end(StepClock.WRITING);
    }

    private void run(Kernel kernel, Buffers places, LayerClock clock) {
        if (kernel instanceof FusedKernel fused) {
            fused.run(places, workers, clock);
        } else {
            kernel.run(places, workers);
        }
    }

    private static Buffers between(Step step, Buffers inner, List<Tensor> inputs, List<Tensor> outputs) {
        var read = step.given() < 0 ? inner : inner.reading(inputs.get(step.given()).data());
        var both = step.added() < 0 ? read : read.adding(inputs.get(step.added()).data());
        return step.wanted() < 0 ? both : both.writing(outputs.get(step.wanted()).data());
    }

    private void readInputs(List<Tensor> inputs) {
        for (int i = 0; i < plan.inputs().size(); i++) {
            var border = plan.inputs().get(i);
            var input = inputs.get(i);
            if (!input.shape().equals(border.shape())) {
                throw new IllegalArgumentException(
                        border.node() + " takes " + border.shape() + ", not " + input.shape());
            }
            if (border.order() == Order.CHANNELS_LAST) {
                Layout.toChannelsLast(border.shape(), input.data(), 0, arena, border.offset() + FIRST, workers);
            }
        }
    }

    private void writeOutputs(List<Tensor> outputs) {
        for (int i = 0; i < plan.outputs().size(); i++) {
            var border = plan.outputs().get(i);
            var output = outputs.get(i);
            if (border.order() == Order.CHANNELS_LAST) {
                Layout.toChannelsFirst(border.shape(), arena, border.offset() + FIRST, output.data(), 0, workers);
            }
        }
    }
}
