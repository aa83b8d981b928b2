package blocksmith.engine.kernel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes cases of choices so that any two choices, or any three, stand beside each other in some case: most faults hang on
/// so many (Kuhn, Wallace and Gallo 2004, doi:10.1109/TSE.2004.24).
final class Covering {
    /// Cases of which the one that covers the most is taken.
    private static final int CANDIDATES = 20;

    private final int[] sizes;
    private final Random random;
    private final List<Group> groups;

    /// Some columns, and which of their values have not stood beside each other yet.
    private record Group(int[] columns, BitSet missing) {
    }

    /// What a case is made of. Every case must choose the same number of times, among as many options.
    interface Choices {
        int among(int options);

        default int of(int... options) {
            return options[among(options.length)];
        }

        default <T> T of(List<T> options) {
            return options.get(among(options.size()));
        }
    }

    private Covering(int strength, int[] sizes, long seed) {
        this.sizes = sizes;
        this.random = new Random(seed);
        this.groups = combinations(strength, 0).map(this::group).toList();
    }

    /// @param strength how many choices stand beside each other
    static <T> List<T> of(int strength, long seed, Function<Choices, T> make) {
        var sizes = new ArrayList<Integer>();
        var _ = make.apply(options -> {
            sizes.add(options);
            return 0;
        });
        return new Covering(strength, sizes.stream().mapToInt(size -> size).toArray(), seed).rows().stream()
                .map(row -> make.apply(chosen(row)))
                .toList();
    }

    private static Choices chosen(int[] row) {
        var next = new AtomicInteger();
        return _ -> row[next.getAndIncrement()];
    }

    private Stream<int[]> combinations(int count, int from) {
        return count == 0
                ? Stream.of(new int[0])
                : IntStream.range(from, sizes.length).boxed()
                        .flatMap(
                                first -> combinations(count - 1, first + 1)
                                        .map(rest -> IntStream.concat(IntStream.of(first), IntStream.of(rest))
                                                .toArray()));
    }

    private Group group(int[] columns) {
        var missing = new BitSet();
        missing.set(0, IntStream.of(columns).map(column -> sizes[column]).reduce(1, Math::multiplyExact));
        return new Group(columns, missing);
    }

    private List<int[]> rows() {
        var rows = new ArrayList<int[]>();
        while (groups.stream().anyMatch(group -> !group.missing.isEmpty())) {
            var row = best();
            groups.forEach(group -> group.missing.clear(place(group, row)));
            rows.add(row);
        }
        return rows;
    }

    private int[] best() {
        var open = groups.stream().filter(group -> !group.missing.isEmpty()).toList();
        int[] best = {};
        long most = -1;
        for (int i = 0; i < CANDIDATES; i++) {
            var row = candidate(open.get(random.nextInt(open.size())));
            long covered = open.stream().filter(group -> group.missing.get(place(group, row))).count();
            if (covered > most) {
                best = row;
                most = covered;
            }
        }
        return best;
    }

    /// A random row that has what the group misses first.
    private int[] candidate(Group group) {
        var row = IntStream.of(sizes).map(random::nextInt).toArray();
        int rest = group.missing.nextSetBit(random.nextInt(group.missing.length()));
        for (int column : group.columns) {
            row[column] = rest % sizes[column];
            rest /= sizes[column];
        }
        return row;
    }

    private int place(Group group, int[] row) {
        int place = 0;
        for (int i = group.columns.length - 1; i >= 0; i--) {
            place = place * sizes[group.columns[i]] + row[group.columns[i]];
        }
        return place;
    }
}
