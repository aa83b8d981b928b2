package blocksmith.engine.plan;

import blocksmith.engine.graph.Outlet;
import blocksmith.engine.kernel.Order;
import blocksmith.engine.kernel.Orders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Chooses a kernel for each stage; where an earlier plan has one for the same layer, that one, for making it takes
/// longer than all else.
final class Choices {
    private final Draft draft;
    private final PlanOptions options;
    private final Map<LayerKey, Choice> known = new HashMap<>();

    private Choices(Draft draft, PlanOptions options, List<Plan> earlier) {
        this.draft = draft;
        this.options = options;
        earlier.forEach(plan -> plan.steps().forEach(step -> known.put(step.choice().key(), step.choice())));
    }

    /// One a stage.
    static List<Choice> of(Draft draft, PlanOptions options, List<Plan> earlier) {
        try (var _ = WeightsAhead.begin(draft, earlier)) {
            var choices = new Choices(draft, options, earlier);
            return choices.onPlanes()
                    .orElseGet(choices::ofStages);
        }
    }

    private List<Choice> ofStages() {
        var together = new HashMap<Outlet, Choice>();
        draft.inputs().values().forEach(input -> together.putAll(ofReaders(input, together.keySet())));
        return draft.stages().stream()
                .map(stage -> Optional.ofNullable(together.get(stage.output())).orElseGet(() -> choice(stage)))
                .toList();
    }

    /// Where several stages read a tensor of the caller's, and all of them can take it as it stands, a choice for each.
    ///
    /// @param chosen outputs of stages for which there is one already
    private Map<Outlet, Choice> ofReaders(Outlet input, Set<Outlet> chosen) {
        var readers = Borders.readersTogether(draft, input);
        var choices = new HashMap<Outlet, Choice>();
        for (var reader : readers) {
            var orders = Orders.upTo(order(reader.inputs().contains(input) || Borders.readsAlone(draft, reader)),
                    order(Borders.makesOnly(draft, reader)))
                    .stream()
                    .filter(one -> one.input() == Order.CHANNELS_FIRST || !reader.inputs().contains(input))
                    .map(one -> reader.residual().equals(Optional.of(input)) ? one.adding(Order.CHANNELS_FIRST) : one)
                    .toList();
            var choice = chosen.contains(reader.output()) ? Optional.<Choice>empty() : find(reader, orders);
            if (choice.isEmpty()) {
                return Map.of();
            }
            choices.put(reader.output(), choice.get());
        }
        return choices;
    }

    /// Where every layer can work in the caller's order, and less passes between them than between caller and plan, they all
    /// do, and nothing is turned.
    private Optional<List<Choice>> onPlanes() {
        if (isPlain() || !Borders.isEachResultMadeOnce(draft)
                || Borders.innerElements(draft) > Borders.callersElements(draft)
                || !draft.stages().stream().allMatch(stage -> Borders.areImages(draft, stage))) {
            return Optional.empty();
        }
        var planes = new ArrayList<Choice>();
        for (var stage : draft.stages()) {
            var choice = find(stage, List.of(Orders.PLANES));
            if (choice.isEmpty()) {
                return Optional.empty();
            }
            planes.add(choice.get());
        }
        return Optional.of(planes);
    }

    /// A layer that is alone and adds nothing may have the caller's order anyway, or whatever was measured to be faster.
    private boolean isPlain() {
        return draft.stages().size() == 1 && draft.stages().getFirst().residual().isEmpty();
    }

    private Choice choice(Stage stage) {
        return find(stage, Orders.upTo(
                order(Borders.readsAlone(draft, stage)), order(Borders.makesOnly(draft, stage))))
                .orElseThrow(() -> new IllegalStateException("The reference declined " + stage.operator()));
    }

    private Optional<Choice> find(Stage stage, List<Orders> orders) {
        var question = new Question(LayerKey.of(draft, stage, orders, options.accuracy()), options.threads());
        var preference = options.preferences().of(question);
        var found = known.get(question.key());
        return found != null && found.agreesWith(preference)
                ? Optional.of(found.asOf(question, preference))
                : Choice.find(question, question.key().layer(stage), preference);
    }

    private static Order order(boolean isCallers) {
        return isCallers ? Order.CHANNELS_FIRST : Order.CHANNELS_LAST;
    }
}
