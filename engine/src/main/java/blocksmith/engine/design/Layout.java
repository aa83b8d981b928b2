package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where things stand on the canvas: nothing in it changes what is computed.
public record Layout(Map<NodeId, Point> positions, List<Frame> frames) {
    public static final Layout EMPTY = new Layout(Map.of(), List.of());

    public Layout {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
        frames = List.copyOf(frames);
    }
}
