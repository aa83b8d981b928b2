package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where things stand on the canvas: nothing in it changes what is computed.
public record Layout(Map<NodeId, Point> positions, List<Frame> frames) {
    public static final Layout EMPTY = new Layout(Map.of(), List.of());

    public Layout {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
        frames = List.copyOf(frames);
    }

    Layout placed(Map<NodeId, Point> targets) {
        var changed = new LinkedHashMap<>(positions);
        targets.forEach((node, target) -> changed.put(node, target.onCanvas()));
        return new Layout(changed, frames);
    }

    /// A frame id that no frame has: `f1`, `f2`, …
    public String freshFrameId() {
        var taken = frames.stream().map(Frame::id).collect(Collectors.toSet());
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> "f" + i)
                .filter(Predicate.not(taken::contains))
                .findFirst()
                .orElseThrow();
    }

    /// Without these nodes, and without the frames that held nothing else.
    Layout without(Set<NodeId> gone) {
        var rest = new LinkedHashMap<>(positions);
        rest.keySet().removeAll(gone);
        return new Layout(rest,
                frames.stream().map(frame -> frame.without(gone)).filter(frame -> !frame.nodes().isEmpty()).toList());
    }

    /// With `frame` in place of the one with its id; one without nodes is taken away.
    Layout framed(Frame frame) {
        var changed = new ArrayList<>(frames);
        changed.replaceAll(other -> other.id().equals(frame.id()) ? frame : other);
        if (!changed.contains(frame)) {
            changed.add(frame);
        }
        changed.removeIf(other -> other.nodes().isEmpty());
        return new Layout(positions, changed);
    }
}
