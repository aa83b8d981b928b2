package blocksmith.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Places blocks in one stretch of memory so that no two that live at the same time overlap: the largest first, each at
/// the lowest place that is free while it lives (Pisarchyk and Lee 2020, arXiv:2001.03288, "greedy by size for offset
/// calculation").
final class Arena {
    /// Floats in a cache line: blocks begin on one.
    private static final int LINE = 16;

    private final List<Block> blocks;
    private final long[] offsets;
    private final List<Integer> placed = new ArrayList<>();

    private Arena(List<Block> blocks) {
        this.blocks = blocks;
        this.offsets = new long[blocks.size()];
    }

    /// Where each block begins, in floats.
    static long[] place(List<Block> blocks) {
        var arena = new Arena(blocks);
        IntStream.range(0, blocks.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> blocks.get(i).floats()).reversed())
                .forEach(arena::place);
        return arena.offsets;
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
        long at = 0;
        for (int other : neighbours(block)) {
            if (at + lines(blocks.get(block).floats()) <= offsets[other]) {
                break;
            }
            at = Math.max(at, offsets[other] + lines(blocks.get(other).floats()));
        }
        offsets[block] = at;
        placed.add(block);
    }

    /// The blocks already placed that live with this one, from the lowest up.
    private List<Integer> neighbours(int block) {
        return placed.stream()
                .filter(other -> blocks.get(other).livesWith(blocks.get(block)))
                .sorted(Comparator.comparingLong(other -> offsets[other]))
                .toList();
    }

    /// Whole cache lines.
    static long lines(long floats) {
        return Math.ceilDiv(floats, LINE) * LINE;
    }
}
