package blocksmith.engine.plan;

import blocksmith.engine.graph.Outlet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives each tensor and each kernel's scratch memory its place in one arena, by when it lives. Inputs live from the
/// start, for they are copied in before the first step; results live to the end, when they are copied out.
final class PlaceMemory {
    private final Draft draft;
    private final Set<Outlet> callers;
    private final Map<Outlet, Block> tensors = new LinkedHashMap<>();
    private final List<Block> scratch = new ArrayList<>();

    private PlaceMemory(Draft draft, Set<Outlet> callers) {
        this.draft = draft;
        this.callers = callers;
    }

    /// Where everything stands, in floats.
    ///
    /// @param scratch    by stage
    /// @param floats     the arena's size
    /// @param lowerBound the most that lives at one time
    /// @param live       what lives while each stage runs
    record Placement(Map<Outlet, Long> tensors, long[] scratch, long floats, long lowerBound, List<Live> live) {

        /// -1 for a tensor of the caller's.
        int of(Outlet outlet) {
            return Math.toIntExact(tensors.getOrDefault(outlet, -1L));
        }
    }

    /// @param callers       tensors that are read or made where the caller has them, and have no place
    /// @param scratchFloats by stage
    static Placement place(Draft draft, Set<Outlet> callers, long[] scratchFloats) {
        var memory = new PlaceMemory(draft, callers);
        memory.collect(scratchFloats);
        return memory.placed();
    }

    private void collect(long[] scratchFloats) {
        draft.inputs().values().forEach(outlet -> live(outlet, -1));
        for (int step = 0; step < draft.stages().size(); step++) {
            int now = step;
            var stage = draft.stages().get(step);
            stage.outputs().forEach(outlet -> live(outlet, now));
            stage.reads().forEach(outlet -> live(outlet, now));
            scratch.add(new Block(step, step, scratchFloats[step]));
        }
        draft.results().values().forEach(outlet -> live(outlet, draft.stages().size()));
    }

    /// Notes that a tensor is needed at a step.
    private void live(Outlet outlet, int step) {
        if (callers.contains(outlet)) {
            return;
        }
        var owner = owner(outlet);
        var block = tensors.get(owner);
        tensors.put(
                owner,
                block == null
                        ? new Block(step, step, draft.shape(owner).elements())
                        : new Block(block.from(), Math.max(block.until(), step), block.floats()));
    }

    private Outlet owner(Outlet outlet) {
        var current = outlet;
        while (draft.shared().get(current) instanceof Outlet other) {
            current = other;
        }
        return current;
    }

    private Placement placed() {
        var blocks = new ArrayList<>(tensors.values());
        blocks.addAll(scratch);
        var offsets = Arena.place(blocks);
        var places = new HashMap<Outlet, Long>();
        int i = 0;
        for (var outlet : tensors.keySet()) {
            places.put(outlet, offsets[i++]);
        }
        draft.shapes().keySet().stream().filter(this::isPlaced).forEach(outlet -> {
            var owned = places.get(owner(outlet));
            if (owned != null) {
                places.put(outlet, owned);
            }
        });
        var forScratch = new long[scratch.size()];
        System.arraycopy(offsets, tensors.size(), forScratch, 0, forScratch.length);
        return new Placement(places, forScratch, end(blocks, offsets), Arena.lowerBound(blocks), live());
    }

    private List<Live> live() {
        var live = new ArrayList<Live>();
        for (int step = 0; step < scratch.size(); step++) {
            live.add(live(step));
        }
        return live;
    }

    private Live live(int step) {
        long floats = Arena.lines(scratch.get(step).floats());
        var alive = new ArrayList<Outlet>();
        for (var tensor : tensors.entrySet()) {
            var block = tensor.getValue();
            if (block.from() <= step && step <= block.until()) {
                alive.add(tensor.getKey());
                floats += Arena.lines(block.floats());
            }
        }
        return new Live(alive, scratch.get(step).floats(), floats);
    }

    private boolean isPlaced(Outlet outlet) {
        return draft.shared().containsKey(outlet);
    }

    private static long end(List<Block> blocks, long[] offsets) {
        long end = 0;
        for (int i = 0; i < offsets.length; i++) {
            end = Math.max(end, offsets[i] + Arena.lines(blocks.get(i).floats()));
        }
        return end;
    }
}
