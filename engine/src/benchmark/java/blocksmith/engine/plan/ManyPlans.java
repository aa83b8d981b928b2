package blocksmith.engine.plan;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Execution;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.weights.DesignWeights;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/// Ten thousand plans, one after the other, as edits of a block ask for them, each run twice, or some until their kernels
/// are compiled: what grows. `-Dplans=N` makes fewer, `-Dplans.staying=N` lets one in so many stay. Every thousand plans it
/// prints the heap after a collection, what the code cache holds, and how much of that is compiled kernels, how many these
/// are, what the metaspace holds, and the classes.
///
/// The edits are 2,400 designs in turn: channels, expansion, kernel and image. Shapes are far more than are kept.
public final class ManyPlans {
    private static final int PLANS = Integer.getInteger("plans", 10_000);
    /// One design in so many stays until its kernels are compiled: none where it is not said.
    private static final int BETWEEN_STAYING = Integer.getInteger("plans.staying", PLANS + 1);
    private static final int BETWEEN = Math.min(1_000, PLANS);
    private static final int RUNS = 2;
    private static final long LONGEST_STAY = 2_000_000_000L;
    private static final int MOST_CHANNELS = 100;
    private static final List<Integer> KERNELS = List.of(1, 3, 5, 7);
    private static final int EXPANSIONS = 3;
    private static final List<Integer> WIDTHS = List.of(14, 20);
    /// The method, and from where to where its code is, in the JVM's list.
    private static final Pattern KERNEL = Pattern.compile(
            "blocksmith\\.engine\\.kernel\\.Generated.* \\[0x(\\p{XDigit}+), 0x\\p{XDigit}+ - 0x(\\p{XDigit}+)]");

    private List<Program> earlier = List.of();
    private int plans;

    private ManyPlans() {
    }

    public static void main(String[] arguments) throws InterruptedException, JMException {
        var many = new ManyPlans();
        print("plans", "heap MB", "code MB", "kernels MB", "kernels", "metaspace MB", "classes", "seconds");
        long began = System.nanoTime();
        many.report(began);
        try (var workers = new WorkerPool(2)) {
            while (many.plans < PLANS) {
                many.next(workers);
                if (many.plans % BETWEEN == 0) {
                    many.report(began);
                }
            }
        }
    }

    private void next(WorkerPool workers) {
        var template = edited(plans++);
        var graph = Elaboration.of(template, Map.of(), new TemplateFiles()).graph();
        var analysis = Analysis.of(graph, Setting.SINGLE);
        var weights = DesignWeights.of(template, graph).source();
        if (Backend.EMBEDDED.prepare(analysis, weights, PlanOptions.forThreads(2), earlier) instanceof Preparation.Prepared(var program)) {
            earlier = List.of(program);
            try (var execution = program.open(workers)) {
                run(program, execution);
                if (plans % BETWEEN_STAYING == 0) {
                    stay(execution);
                }
            }
        } else {
            throw new IllegalStateException("Edit " + plans + " cannot be run");
        }
    }

    private static void run(Program program, Execution execution) {
        execution.feed(List.of(DrawnInput.tensor(program.inputs().getFirst().shape(), 1)));
        for (int run = 0; run < RUNS; run++) {
            execution.run(StepClock.NONE);
        }
    }

    private static void stay(Execution execution) {
        long until = System.nanoTime() + LONGEST_STAY;
        while (!execution.readiness().isReached() && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
        execution.run(StepClock.NONE);
    }

    private static Template edited(int number) {
        var block = Library.find("efficient-block").orElseThrow();
        int kernel = KERNELS.get(number % KERNELS.size());
        int rest = number / KERNELS.size();
        int channels = 1 + rest % MOST_CHANNELS;
        rest /= MOST_CHANNELS;
        var edits = new ArrayList<Edit>();
        edits.add(value("depthwise", "kernel", kernel));
        edits.add(value("depthwise", "padding", kernel / 2));
        edits.add(value("expand", "outChannels", 4 * channels * (1 + rest % EXPANSIONS)));
        edits.add(value("input", "height", 14));
        edits.add(value("input", "width", WIDTHS.get(rest / EXPANSIONS % WIDTHS.size())));
        var design = block.design();
        for (var edit : edits) {
            design = Edits.apply(design, edit);
        }
        return new Template(block.origin(), design);
    }

    private static Edit value(String node, String name, int value) {
        return new Edit.SetValue(new NodeId(node), name, new Literal.Whole(value));
    }

    private void report(long began) throws InterruptedException, JMException {
        // what is only weakly held goes with the first collection, what it held with the next
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        // the compiler's thread goes on meanwhile, and makes garbage
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum();
        var kernels = kernels();
        print(Integer.toString(plans), megabytes(heap), megabytes(used(pool -> pool.getName().startsWith("CodeHeap")
                || pool.getName().equals("CodeCache"))),
                megabytes(kernels.stream().mapToLong(Long::longValue).sum()), Integer.toString(kernels.size()),
                megabytes(used(pool -> pool.getName().equals("Metaspace"))),
                Integer.toString(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()),
                Long.toString((System.nanoTime() - began) / 1_000_000_000));
    }

    private static long used(Predicate<MemoryPoolMXBean> pools) {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pools)
                .mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    /// How many bytes each has that the compiler made of a kernel.
    private static List<Long> kernels() throws JMException {
        var code = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerCodelist", null, null);
        return code.lines().map(KERNEL::matcher).filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(2), 16) - Long.parseLong(found.group(1), 16)).toList();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }

    private static void print(String... cells) {
        var line = new StringBuilder("|");
        for (var cell : cells) {
            line.append(String.format(Locale.ROOT, " %12s |", cell));
        }
        System.out.println(line);
    }
}
