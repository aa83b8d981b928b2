package blocksmith.engine.torch;

import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the forward pass of a class. A variable is used again once what it held is not read any more.
final class ForwardWriter {
    private static final String INDENT = "        ";

    private final List<Group> groups;
    /// What each group with a module is called, and the conditions of expressions, by their first nodes.
    private final Map<NodeId, String> attributes;
    private final Map<Piece.Source, Integer> unread;
    private final Map<Piece.Source, String> variables = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> results = new ArrayList<>();

    private ForwardWriter(List<Group> groups, Map<NodeId, String> attributes) {
        this.groups = groups;
        this.attributes = attributes;
        this.unread = Group.readers(groups.stream().flatMap(group -> group.pieces().stream()).toList());
    }

    /// @param attributes what modules and conditions are called, by the first node of their group
    static List<String> lines(List<Group> groups, Map<NodeId, String> attributes) {
        var writer = new ForwardWriter(groups, attributes);
        groups.forEach(writer::write);
        return writer.finished();
    }

    private void write(Group group) {
        switch (group.first()) {
            case Piece.Entry entry -> enter(entry);
            case Piece.Exit exit -> results.add(variable(exit.inputs().getFirst()));
            case Piece.Made made -> {
                var call = "self." + attribute(made) + "(" + made.inputs().stream().map(this::variable).collect(
                        Collectors.joining(", ")) + ")";
                assign(group, 1, call);
            }
            case Piece.Called called -> write(group, called);
        }
    }

    private void enter(Piece.Entry entry) {
        boolean isOnly = groups.stream().filter(group -> group.first() instanceof Piece.Entry).count() == 1;
        var name = isOnly ? "x" : free(entry.node().id().value());
        inputs.add(name);
        variables.put(new Piece.Source(entry.node().id(), 0), name);
    }

    private void write(Group group, Piece.Called called) {
        var code = called.code().text();
        var arriving = called.inputs().stream().map(this::variable).toList();
        for (int i = 0; i < arriving.size(); i++) {
            code = code.replace("{" + i + "}", arriving.get(i));
        }
        if (called.condition().isEmpty()) {
            assign(group, called.outputs(), code);
            return;
        }
        var target = targets(group, called.outputs()).getFirst();
        var condition = "self." + attribute(called);
        if (target.equals(arriving.getFirst())) {
            lines.add("if " + condition + ":");
            lines.add("    " + target + " = " + code);
        } else {
            lines.add(target + " = " + code + " if " + condition + " else " + arriving.getFirst());
        }
    }

    private void assign(Group group, int outputs, String code) {
        lines.add(String.join(", ", targets(group, outputs)) + " = " + code);
    }

    private String attribute(Piece piece) {
        return Objects.requireNonNull(attributes.get(piece.node().id()));
    }

    private String variable(Piece.Source source) {
        return Objects.requireNonNull(variables.get(source));
    }

    /// The variables for what leaves a group.
    private List<String> targets(Group group, int outputs) {
        var sources = group.first().inputs();
        sources.forEach(source -> unread.merge(source, -1, Integer::sum));
        var id = group.last().node().id();
        if (outputs > 1) {
            return IntStream.range(0, outputs).mapToObj(port -> {
                var source = new Piece.Source(id, port);
                var name = unread.getOrDefault(source, 0) == 0 ? "_" : free(id.value() + "_" + (port + 1));
                variables.put(source, name);
                return name;
            }).toList();
        }
        var name = sources.stream().filter(source -> unread.getOrDefault(source, 0) == 0).map(this::variable)
                .filter(each -> !isLive(each)).findFirst().orElseGet(() -> free(id.value()));
        variables.put(new Piece.Source(id, 0), name);
        return List.of(name);
    }

    /// Whether a tensor that is still read is called so.
    private boolean isLive(String name) {
        return variables.entrySet().stream().anyMatch(
                entry -> entry.getValue().equals(name) && unread.getOrDefault(entry.getKey(), 0) > 0);
    }

    private String free(String wish) {
        if (!isLive("out") && groups.stream().filter(group -> group.first() instanceof Piece.Entry).count() == 1
                && !wish.matches(".*_[0-9]+")) {
            return "out";
        }
        var names = new PythonNames();
        var name = names.give(wish);
        while (isLive(name)) {
            name = names.give(wish);
        }
        return name;
    }

    private List<String> finished() {
        var all = new ArrayList<String>();
        all.add("    def forward(self, " + String.join(", ", inputs) + "):");
        var result = String.join(", ", results);
        var last = lines.isEmpty() ? "" : lines.getLast();
        if (last.startsWith(result + " = ")) {
            lines.set(lines.size() - 1, "return " + last.substring(result.length() + 3));
        } else {
            lines.add("return " + result);
        }
        lines.forEach(line -> all.add(INDENT + line));
        return all;
    }
}
