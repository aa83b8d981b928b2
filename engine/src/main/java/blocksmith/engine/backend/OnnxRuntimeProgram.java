package blocksmith.engine.backend;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Fate;
import blocksmith.engine.problem.NodePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A model for ONNX Runtime.
final class OnnxRuntimeProgram implements Program {
    /// Its threads wait for more work from one run to the next, which makes it faster, but not for the tens of milliseconds
    /// that they would by themselves: those of another program would lack the processors meanwhile.
    private static final String MICROS_BEFORE_SLEEPING = "1000";

    private final byte[] model;
    private final int threads;
    private final List<Border> inputs;
    private final List<Border> outputs;
    private final NodeNames names;

    OnnxRuntimeProgram(byte[] model, int threads, List<Border> inputs, List<Border> outputs, NodeNames names) {
        this.model = model;
        this.threads = threads;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.names = names;
    }

    /// A session of its own threads. ONNX Runtime 1.29 moves zeros that are padded into a pool behind them, and then refuses
    /// the pool where they are more than its kernel: in that case it is told not to.
    ///
    /// @param profile the file that a profile goes to
    OrtSession session(Optional<Path> profile) throws OrtException {
        try {
            return session(profile, Map.of());
        } catch (OrtException _) {
            return session(profile, Map.of("optimization.disable_specified_optimizers", "Pad_Fusion"));
        }
    }

    private OrtSession session(Optional<Path> profile, Map<String, String> settings) throws OrtException {
        try (var options = new SessionOptions()) {
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.addConfigEntry("session.intra_op.spin_duration_us", MICROS_BEFORE_SLEEPING);
            for (var setting : settings.entrySet()) {
                options.addConfigEntry(setting.getKey(), setting.getValue());
            }
            if (!inputs.isEmpty()) {
                options.setSymbolicDimensionValue("batch", inputs.getFirst().shape().batch());
            }
            if (profile.isPresent()) {
                options.enableProfiling(profile.get().toString());
            }
            return OnnxRuntime.environment().createSession(model, options);
        }
    }

    NodeNames names() {
        return names;
    }

    @Override
    public Backend backend() {
        return Backend.ONNX_RUNTIME;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public List<Border> inputs() {
        return inputs;
    }

    @Override
    public List<Border> outputs() {
        return outputs;
    }

    /// Even a model without operators takes a call.
    @Override
    public boolean isEmpty() {
        return false;
    }

    /// What it fuses it does not tell.
    @Override
    public Map<NodePath, Fate> fates() {
        return Map.of();
    }

    @Override
    public Execution open(WorkerPool workers) {
        return new OnnxRuntimeExecution(this);
    }
}
