package blocksmith.engine.tune;

import blocksmith.engine.plan.Preference;
import blocksmith.engine.plan.PreferenceKey;
import blocksmith.engine.plan.Preferences;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The layers that were measured on this machine, by this program and by earlier ones. Any thread may use it.
public final class TunedLayers {
    private static final System.Logger LOG = System.getLogger(TunedLayers.class.getName());
    /// A step of a running plan has what it reads in slower caches than one that is measured by itself; more is news.
    private static final double MUCH_SLOWER = 1.5;

    private final Machine machine;
    private final Optional<TuningFile> file;
    private final InstantSource clock;
    private final Map<PreferenceKey, TunedLayer> known = new LinkedHashMap<>();
    private final Set<PreferenceKey> used = new HashSet<>();
    private final Set<PreferenceKey> doubted = new HashSet<>();
    private final Set<PreferenceKey> doubtedEver = new HashSet<>();
    private boolean isRead;

    TunedLayers(Machine machine, Optional<TuningFile> file, InstantSource clock) {
        this.machine = machine;
        this.file = file;
        this.clock = clock;
    }

    /// Remembered until the program ends.
    public static TunedLayers inMemory() {
        return new TunedLayers(Machine.here(), Optional.empty(), InstantSource.system());
    }

    /// Remembered in a file, where it can be written.
    public static TunedLayers in(Path file) {
        return new TunedLayers(Machine.here(), Optional.of(new TuningFile(file)), InstantSource.system());
    }

    /// What is known now.
    public synchronized Preferences preferences() {
        read();
        return new Preferences(known.values().stream()
                .collect(Collectors.toMap(TunedLayer::key, TunedLayer::preference)));
    }

    /// What is known of a layer.
    public synchronized Optional<Preference> known(PreferenceKey key) {
        return Optional.ofNullable(known.get(key)).map(TunedLayer::preference);
    }

    /// All that is known of this machine.
    public synchronized List<TunedLayer> all() {
        read();
        return List.copyOf(known.values());
    }

    private void read() {
        if (!isRead) {
            isRead = true;
            file.ifPresent(from -> learn(from.read(clock.instant())));
        }
    }

    private void learn(Collection<TunedLayer> layers) {
        layers.stream().filter(layer -> layer.machine().equals(machine))
                .forEach(layer -> known.merge(layer.key(), layer, TunedLayer::mergedWith));
    }

    /// A plan has these layers; each counts once for the program.
    void use(Collection<PreferenceKey> keys) {
        boolean isNews = false;
        synchronized (this) {
            read();
            for (var key : keys) {
                isNews |= used.add(key)
                        && known.computeIfPresent(key, (_, layer) -> layer.usedAt(clock.instant())) != null;
            }
        }
        if (isNews) {
            write();
        }
    }

    /// Whether it is to be measured, for the first time or again.
    synchronized boolean isDue(PreferenceKey key) {
        read();
        var layer = known.get(key);
        return layer == null || doubted.contains(key) || layer.isDue(clock.instant());
    }

    /// A step of a running plan takes so long. Where that is much more than was measured, the layer is measured again, once
    /// in this program.
    public synchronized void observe(PreferenceKey key, double nanos) {
        var layer = known.get(key);
        if (layer != null && nanos > MUCH_SLOWER * layer.preference().best().nanos() && doubtedEver.add(key)) {
            doubted.add(key);
        }
    }

    /// Remembers what was measured, and writes it down if it can.
    void add(PreferenceKey key, List<Preference.Time> times) {
        var preference = new Preference(times, clock.instant());
        synchronized (this) {
            read();
            known.put(key, TunedLayer.measured(machine, key, preference));
            doubted.remove(key);
        }
        write();
    }

    private void write() {
        if (file.isEmpty()) {
            return;
        }
        try {
            var all = file.get().merge(all(), clock.instant());
            synchronized (this) {
                learn(all);
            }
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.DEBUG, "What was measured is not kept", failure);
        }
    }

    /// Forgets all, of other machines too.
    ///
    /// @return how many there were
    /// @throws IOException when the file cannot be deleted
    public int clear() throws IOException {
        var kept = new ArrayList<TunedLayer>();
        if (file.isPresent()) {
            kept.addAll(file.get().read(clock.instant()));
            file.get().delete();
        }
        synchronized (this) {
            int count = Math.max(kept.size(), known.size());
            known.clear();
            isRead = true;
            return count;
        }
    }
}
