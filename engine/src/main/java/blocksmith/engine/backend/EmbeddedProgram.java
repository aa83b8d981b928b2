package blocksmith.engine.backend;

import blocksmith.engine.kernel.CompilationRequest;
import blocksmith.engine.kernel.FusedKernel;
import blocksmith.engine.kernel.Layout;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Fate;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.Step;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.run.Session;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A plan of the embedded engine.
public record EmbeddedProgram(Plan plan) implements Program {

    @Override
    public Backend backend() {
        return Backend.EMBEDDED;
    }

    @Override
    public int threads() {
        return plan.threads();
    }

    @Override
    public List<Border> inputs() {
        return plan.inputs().stream().map(border -> new Border(border.node(), border.shape())).toList();
    }

    @Override
    public List<Border> outputs() {
        return plan.outputs().stream().map(border -> new Border(border.node(), border.shape())).toList();
    }

    @Override
    public boolean isEmpty() {
        return plan.steps().isEmpty();
    }

    @Override
    public Map<NodePath, Fate> fates() {
        return plan.fates();
    }

    @Override
    public Execution open(WorkerPool workers) {
        return new Running(new Session(plan, workers));
    }

    private static final class Running implements Execution {
        private final Session session;
        private final List<Tensor> outputs;
        /// Kept for as long as it may run: others do not hold it.
        private Optional<CompilationRequest> request = Optional.empty();
        private boolean hasRun;
        private List<Tensor> inputs = List.of();

        Running(Session session) {
            this.session = session;
            this.outputs = session.newOutputs();
        }

        @Override
        public void feed(List<Tensor> given) {
            inputs = List.copyOf(given);
        }

        @Override
        public void prepare() {
            if (request.isEmpty()) {
                var code = new ArrayList<>(List.of(Layout.code()));
                code.addAll(session.plan().code());
                request = Optional.of(CompilationRequest.of(code));
            }
        }

        @Override
        public Readiness readiness() {
            var states = new ArrayList<>(List.of(Layout.code().state()));
            session.plan().steps().forEach(step -> states.add(step.choice().state()));
            return Readiness.of(states);
        }

        @Override
        public void run(StepClock clock) {
            if (hasRun) {
                prepare();
            }
            hasRun = true;
            session.run(inputs, outputs, clock);
        }

        @Override
        public List<Tensor> results() {
            return outputs;
        }

        @Override
        public List<Part> parts() {
            return session.plan().steps().stream()
                    .map(step -> new Part(step.nodes(), step.choice().kernel().name(), layers(step)))
                    .toList();
        }

        private static List<Part> layers(Step step) {
            if (!(step.choice().kernel() instanceof FusedKernel fused)) {
                return List.of();
            }
            var names = fused.layerNames();
            return IntStream.range(0, names.size())
                    .mapToObj(layer -> new Part(step.layers().get(layer), names.get(layer)))
                    .toList();
        }

        @Override
        public List<PartLatency> profile() {
            return List.of();
        }

        @Override
        public void close() {
            request.ifPresent(CompilationRequest::close);
        }
    }
}
