package blocksmith.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Places blocks in one stretch of memory so that no two that live at the same time overlap: the largest first, each at
/// the lowest place that is free while it lives (Pisarchyk and Lee 2020, arXiv:2001.03288, "greedy by size for offset
/// calculation").
///
/// A block rather stands around the middle of others that have the same place at other times. If that takes more memory in
/// all, every block is put as low as it can be.
/// Threads share tensors from the first pixel to the last, so that two have half of each: what a thread writes is then what it
/// wrote and read before, not what the other processor has in its cache
/// ([figures](../../../../../../decisions/0042-halves-stay-where-they-were.md)).
///
/// ```
/// |<------ thread 0 ------>|<------ thread 1 ------>|
/// |            a block of steps 1 and 2             |
///            |   one of steps 3 and 4   |
/// ```
final class Arena {
    /// Floats in a cache line: blocks begin on one.
    private static final int LINE = 16;

    private final List<Block> blocks;
    private final Site site;
    private final long[] offsets;
    private final List<Integer> placed = new ArrayList<>();
    /// Those of blocks that are placed.
    private final NavigableSet<Long> middles = new TreeSet<>();
    private long end;

    /// Where a block is put rather.
    private enum Site {
        MIDDLE, LOWEST
    }

    private Arena(List<Block> blocks, Site site) {
        this.blocks = blocks;
        this.site = site;
        this.offsets = new long[blocks.size()];
        IntStream.range(0, blocks.size())
                .filter(block -> blocks.get(block).floats() > 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> blocks.get(i).floats()).reversed())
                .forEach(this::place);
    }

    /// Where each block begins, in floats.
    static long[] place(List<Block> blocks) {
        var lowest = new Arena(blocks, Site.LOWEST);
        var around = new Arena(blocks, Site.MIDDLE);
        return around.end > lowest.end ? lowest.offsets : around.offsets;
    }

    /// The most floats that live at one time: no placement needs fewer.
    static long lowerBound(List<Block> blocks) {
        return blocks.stream()
                .mapToLong(
                        at -> blocks.stream()
                                .filter(block -> block.from() <= at.from() && at.from() <= block.until())
                                .mapToLong(block -> lines(block.floats()))
                                .sum())
                .max()
                .orElse(0);
    }

    private void place(int block) {
        long floats = floats(block);
        var neighbours = neighbours(block);
        long at = switch (site) {
            case LOWEST -> lowest(floats, neighbours);
            case MIDDLE -> around(floats, neighbours).orElseGet(() -> lowest(floats, neighbours));
        };
        offsets[block] = at;
        placed.add(block);
        end = Math.max(end, at + floats);
        middles.add(at + half(floats));
    }

    private long lowest(long floats, List<Integer> neighbours) {
        long at = 0;
        for (int other : neighbours) {
            if (at + floats <= offsets[other]) {
                break;
            }
            at = Math.max(at, offsets[other] + floats(other));
        }
        return at;
    }

    private OptionalLong around(long floats, List<Integer> neighbours) {
        for (long middle : middles) {
            long at = middle - half(floats);
            if (at >= 0 && at + floats <= end && isFree(at, floats, neighbours)) {
                return OptionalLong.of(at);
            }
        }
        return OptionalLong.empty();
    }

    private boolean isFree(long at, long floats, List<Integer> neighbours) {
        for (int other : neighbours) {
            if (at < offsets[other] + floats(other) && offsets[other] < at + floats) {
                return false;
            }
        }
        return true;
    }

    /// The blocks already placed that live with this one, from the lowest up.
    private List<Integer> neighbours(int block) {
        return placed.stream()
                .filter(other -> blocks.get(other).livesWith(blocks.get(block)))
                .sorted(Comparator.comparingLong(other -> offsets[other]))
                .toList();
    }

    private long floats(int block) {
        return lines(blocks.get(block).floats());
    }

    /// Whole cache lines.
    private static long half(long floats) {
        return lines(floats / 2);
    }

    /// Whole cache lines.
    static long lines(long floats) {
        return Math.ceilDiv(floats, LINE) * LINE;
    }
}
