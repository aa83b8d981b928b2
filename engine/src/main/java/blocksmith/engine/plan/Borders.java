package blocksmith.engine.plan;

import blocksmith.engine.graph.Outlet;
import blocksmith.engine.kernel.Order;
import blocksmith.engine.problem.NodePath;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Where a plan meets its caller: which stages may read or make the caller's own tensors.
final class Borders {
    private Borders() {
    }

    /// Whether stages may read or make the caller's tensors at all.
    private static boolean areOpen(Draft draft) {
        return switch (draft.layoutChanges()) {
            case WITHIN_KERNELS -> true;
            case APART -> false;
        };
    }

    /// Whether the caller gives a tensor, and stages may read it as it stands.
    static boolean isGivenAsItStands(Draft draft, Outlet outlet) {
        return areOpen(draft) && draft.inputs().containsValue(outlet);
    }

    /// Whether all that a stage reads is an image that the caller gives, it may read that as it stands, and nothing else does.
    static boolean readsAlone(Draft draft, Stage stage) {
        return stage.inputs().size() == 1 && isGivenAsItStands(draft, stage.input())
                && draft.shape(stage.input()).isImage() && draft.isReadOnlyBy(stage.input(), stage);
    }

    /// The stages that read an image of the caller's, if they are several, or one reads it twice, and each may take it as it
    /// stands: as its only input, or as what it adds.
    static List<Stage> readersTogether(Draft draft, Outlet input) {
        var readers = draft.stages().stream().filter(stage -> stage.reads().anyMatch(input::equals)).toList();
        long reads = readers.stream().flatMap(Stage::reads).filter(input::equals).count();
        boolean mayAll = areOpen(draft) && draft.shape(input).isImage() && !draft.results().containsValue(input)
                && readers.stream().allMatch(stage -> stage.inputs().size() == 1 && stage.outputs().size() == 1);
        return mayAll && reads > 1 ? readers : List.of();
    }

    /// Whether all that a stage makes is an image that the caller gets once, it may make that as it is wanted, and nothing
    /// reads it.
    static boolean makesOnly(Draft draft, Stage stage) {
        return areOpen(draft) && stage.outputs().size() == 1 && draft.shape(stage.output()).isImage()
                && draft.results().values().stream().filter(stage.output()::equals).count() == 1
                && draft.stages().stream().flatMap(Stage::reads).noneMatch(stage.output()::equals);
    }

    /// Whether a stage turns one image into one image.
    static boolean areImages(Draft draft, Stage stage) {
        return stage.inputs().size() == 1 && stage.outputs().size() == 1 && draft.shape(stage.input()).isImage()
                && draft.shape(stage.output()).isImage();
    }

    /// Whether each result is made by a stage that makes only it, and may make it as it is wanted.
    static boolean isEachResultMadeOnce(Draft draft) {
        return draft.results().values().stream().allMatch(
                result -> draft.producer(result).filter(stage -> makesOnly(draft, stage)).isPresent());
    }

    /// Of the tensors that the caller gives and gets.
    static long callersElements(Draft draft) {
        return elements(draft, Stream.concat(draft.inputs().values().stream(), draft.results().values().stream()));
    }

    /// Of the tensors that stages make for each other.
    static long innerElements(Draft draft) {
        return elements(draft, draft.stages().stream().flatMap(stage -> stage.outputs().stream())
                .filter(outlet -> !draft.results().containsValue(outlet)));
    }

    private static long elements(Draft draft, Stream<Outlet> outlets) {
        return outlets.distinct().mapToLong(outlet -> draft.shape(outlet).elements()).sum();
    }

    /// The tensors that are the caller's own.
    static Set<Outlet> callers(Draft draft, List<Choice> choices) {
        var callers = new HashSet<Outlet>();
        for (int i = 0; i < choices.size(); i++) {
            var orders = choices.get(i).layer().orders();
            var stage = draft.stages().get(i);
            if (orders.input() == Order.CHANNELS_FIRST && draft.inputs().containsValue(stage.input())) {
                callers.add(stage.input());
            }
            if (orders.added() == Order.CHANNELS_FIRST) {
                stage.residual().filter(draft.inputs()::containsValue).ifPresent(callers::add);
            }
            if (orders.output() == Order.CHANNELS_FIRST && draft.results().containsValue(stage.output())) {
                callers.add(stage.output());
            }
        }
        return callers;
    }

    /// Which of the caller's tensors an outlet is, where a step takes it in the caller's order.
    static int index(Order order, Map<NodePath, Outlet> borders, Outlet outlet) {
        return switch (order) {
            case CHANNELS_LAST -> -1;
            case CHANNELS_FIRST -> List.copyOf(borders.values()).indexOf(outlet);
        };
    }
}
