package blocksmith.app.canvas.drawing;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Point;
import blocksmith.engine.problem.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Where nodes stand. Those that the layout does not place stand in columns by how far they are from an input.
final class Places {
    private static final int COLUMN = 200;
    private static final int ROW = 120;

    private final Design design;
    private final Map<NodeId, Integer> columns = new HashMap<>();
    private final Set<NodeId> open = new HashSet<>();

    private Places(Design design) {
        this.design = design;
    }

    static Map<NodeId, Point> of(Design design) {
        var places = new LinkedHashMap<NodeId, Point>();
        var unplaced = new Places(design);
        var rows = new HashMap<Integer, Integer>();
        int top = design.layout().positions().values().stream().mapToInt(Point::y).max().orElse(-ROW) + ROW;
        for (var id : design.nodes().keySet()) {
            var place = design.layout().positions().get(id);
            places.put(id, place == null ? unplaced.next(id, rows, top) : place);
        }
        return places;
    }

    private Point next(NodeId id, Map<Integer, Integer> rows, int top) {
        int column = column(id);
        int row = rows.merge(column, 1, Integer::sum) - 1;
        return new Point(column * COLUMN, top + row * ROW);
    }

    /// Wires may make a cycle: a node that is still open counts as an input.
    private int column(NodeId id) {
        var known = columns.get(id);
        var node = design.nodes().get(id);
        if (known != null || node == null || !open.add(id)) {
            return known == null ? 0 : known;
        }
        int column = node.inputs().values().stream().mapToInt(wire -> column(wire.node()) + 1).max().orElse(0);
        columns.put(id, column);
        return column;
    }
}
