package blocksmith.app.canvas;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Views for what is visible. A view that is no longer needed waits, hidden, for the next thing that comes into sight:
/// panning over thousands of nodes makes no new ones.
///
/// @param <K> what names a thing
/// @param <C> what there is to see of it; equal contents are not shown anew
/// @param <V> its view
final class Pool<K, C, V extends Node> {
    private final Pane layer;
    private final Supplier<V> make;
    private final BiConsumer<V, C> show;
    private final Map<K, V> used = new HashMap<>();
    private final Map<K, C> shown = new HashMap<>();
    private final Deque<V> spare = new ArrayDeque<>();

    Pool(Pane layer, Supplier<V> make, BiConsumer<V, C> show) {
        this.layer = layer;
        this.make = make;
        this.show = show;
    }

    void show(Map<K, C> contents) {
        var gone = new HashSet<>(used.keySet());
        gone.removeAll(contents.keySet());
        gone.forEach(this::release);
        contents.forEach(this::show);
    }

    private void show(K key, C content) {
        if (!content.equals(shown.put(key, content))) {
            show.accept(used.computeIfAbsent(key, _ -> take()), content);
        }
    }

    private V take() {
        var waiting = spare.poll();
        if (waiting != null) {
            waiting.setVisible(true);
            return waiting;
        }
        var view = make.get();
        layer.getChildren().add(view);
        return view;
    }

    private void release(K key) {
        shown.remove(key);
        var view = used.remove(key);
        if (view != null) {
            view.setVisible(false);
            view.setId(null);
            spare.push(view);
        }
    }

    Optional<V> view(K key) {
        @Nullable
        V view = used.get(key);
        return Optional.ofNullable(view);
    }

    Collection<V> views() {
        return used.values();
    }

    void forEach(BiConsumer<K, V> action) {
        used.forEach(action);
    }

    /// Those that wait as well.
    void forAll(Consumer<V> action) {
        used.values().forEach(action);
        spare.forEach(action);
    }
}
