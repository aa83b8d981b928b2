package blocksmith.engine.bench;

import blocksmith.engine.backend.Program;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long who looks at the live chart waits, from the restart of the measurement: for the plan, for the first number, for
/// the compiler, and for steady numbers. Each design follows the one above in one process, as edits do.
public final class LiveFigures {
    private List<Program> earlier = List.of();

    private LiveFigures() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        var figures = new LiveFigures();
        var block = Library.find("efficient-block").orElseThrow();
        if (Boolean.getBoolean("figures.beforehand")) {
            beforehand();
        }
        print("", "plan ms", "first ms", "compiled ms", "steady ms", "latency: first", "steady ms");
        figures.measure("a block, in a new process", block);
        figures.measure("another block", Library.find("inverted-residual").orElseThrow());
        figures.measure("the first again", block);
        figures.measure("with a 5×5 kernel", edited(block, "depthwise", "kernel", 5, "padding", 2));
        figures.measure("with other channels", edited(block, "expand", "outChannels", 160));
        var network = Library.find("mobilenet_v2").orElseThrow();
        figures.measure("MobileNetV2", network);
        figures.measure("with another last layer", edited(network, "head", "outChannels", 1024));
        figures.measure("MobileNetV2 again", network);
    }

    /// What the window does when it has opened.
    static void beforehand() {
        Beforehand.run(() -> program("efficient-block"));
        Beforehand.plan(() -> program("mobilenet_v3_small"));
        Beforehand.compileLoops(() -> false);
    }

    private static Program program(String name) {
        return LiveCase.of(Library.find(name).orElseThrow()).program(1, List.of());
    }

    private static Template edited(Template template, String node, Object... values) {
        var design = template.design();
        for (int i = 0; i < values.length; i += 2) {
            design = Edits.apply(design, new Edit.SetValue(new NodeId(node), String.valueOf(values[i]),
                    new Literal.Whole((Integer) values[i + 1])));
        }
        return new Template(template.origin(), design);
    }

    private void measure(String name, Template template) throws InterruptedException {
        var subject = LiveCase.of(template);
        var watch = new Watch(System.nanoTime());
        var program = subject.program(2, earlier);
        earlier = List.of(program);
        watch.planned = watch.millis();
        try (var benchmark = Benchmark.start(List.of(program), LiveCase.UNTIL_STOPPED, watch::tell, Throwable::printStackTrace)) {
            watch.await();
        }
        watch.print(name);
    }

    /// When what was told, in milliseconds.
    private static final class Watch {
        private final long began;
        private double planned;
        private double first;
        private double compiled;
        private double steady;
        private double firstLatency;
        private double steadyLatency;

        Watch(long began) {
            this.began = began;
        }

        double millis() {
            return (System.nanoTime() - began) / 1e6;
        }

        synchronized void tell(Progress progress) {
            double latency = progress.readings().getFirst().statistics().medianMillis();
            if (first == 0) {
                first = millis();
                firstLatency = latency;
            }
            if (compiled == 0 && progress.readiness().isReached()) {
                compiled = millis();
            }
            if (steady == 0 && progress.phase() != Phase.WARMING_UP) {
                steady = millis();
                steadyLatency = latency;
                notifyAll();
            }
        }

        synchronized void await() throws InterruptedException {
            while (steady == 0) {
                wait();
            }
        }

        void print(String name) {
            LiveFigures.print(name, whole(planned), whole(first), whole(compiled), whole(steady),
                    String.format(Locale.ROOT, "%.2f", firstLatency), String.format(Locale.ROOT, "%.2f", steadyLatency));
        }

        private static String whole(double millis) {
            return String.format(Locale.ROOT, "%.0f", millis);
        }
    }

    private static void print(String name, String... cells) {
        var line = new StringBuilder(String.format(Locale.ROOT, "| %-26s |", name));
        for (var cell : cells) {
            line.append(String.format(Locale.ROOT, " %14s |", cell));
        }
        System.out.println(line);
    }
}
