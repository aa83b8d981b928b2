package blocksmith.engine.graph;

import blocksmith.engine.problem.NodePath;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What there is for each node of a graph, by its path and in computing order. Unmodifiable; the paths are shared by all
/// that is known of one graph.
public final class InOrder<V> extends AbstractMap<NodePath, V> {
    private final Wires wires;
    private final List<V> values;

    /// @param values in the order of the graph's nodes; not copied
    public InOrder(Wires wires, List<V> values) {
        this.wires = wires;
        this.values = values;
    }

    @Override
    public @Nullable V get(Object path) {
        int place = wires.place(path);
        return place < 0 ? null : values.get(place);
    }

    @Override
    public boolean containsKey(Object path) {
        return wires.place(path) >= 0;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public List<V> values() {
        return values;
    }

    @Override
    public Set<Map.Entry<NodePath, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<NodePath, V>> iterator() {
                return IntStream.range(0, values.size()).<Map.Entry<NodePath, V>>mapToObj(
                        place -> new SimpleImmutableEntry<>(wires.paths().get(place), values.get(place)))
                        .iterator();
            }

            @Override
            public int size() {
                return values.size();
            }
        };
    }
}
