package blocksmith.engine.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How the inputs of an output pixel follow each other, as far as a [Block] is made for it.
///
/// @param run      where those that an iteration takes stand, counted from its first, if that is known and the same for all;
///                 otherwise empty
/// @param together inputs that an iteration takes
/// @param rest     those beside, which stand before all others
record Inputs(Spacing spacing, List<Integer> run, int together, int rest) {
    /// Inputs that an iteration takes: where there is little to do for each, what the loop itself takes is shared by some.
    static final int MANY = Registers.ARE_FEW ? 8 : 1;
    /// The same where an iteration has little to do beside: it neither looks up where inputs stand nor fetches what is needed next
    /// ([Ahead]). With fewer the compiler is done sooner.
    static final int SOME = Registers.NEED_FENCES ? 4 : MANY;
    /// Of a run: the code of a block is longer than the compiler takes with more, and longer where there is no fused instruction.
    private static final int LONGEST = MultiplyAdd.IS_FUSED ? 21 : 12;
    private static final int SHORTEST = 4;
    /// Inputs that a block sums without a loop, so that rows of blocks may be made in one: where fences keep the loads of all of
    /// them in order. The code for more takes the compiler longer than it saves time.
    static final int FEW = few();

    enum Spacing {
        /// All at one distance.
        EVEN,
        /// At whatever offsets.
        ANY,
        /// All at one distance, and no loop over them: an iteration takes all.
        TOGETHER
    }

    private static int few() {
        if (!Registers.NEED_FENCES) {
            return 0;
        }
        return MultiplyAdd.IS_FUSED ? 16 : 12;
    }

    /// Without a loop over them, if they stand at one distance and are few. A single one is not worth code of its own.
    static Optional<Inputs> allTogether(int[] offsets) {
        return offsets.length > 1 && offsets.length <= FEW && isEven(offsets)
                ? Optional.of(new Inputs(Spacing.TOGETHER, run(offsets, 0, offsets.length), offsets.length, 0))
                : Optional.empty();
    }

    /// Of inputs that stand at some offsets, all of them or some that are summed by themselves.
    ///
    /// @param together inputs that an iteration takes where all stand at one distance
    static Inputs of(int[] offsets, int together) {
        if (isEven(offsets)) {
            int every = Registers.NEED_FENCES ? every(offsets) : 0;
            var run = IntStream.range(0, every > 0 ? together : 0).map(i -> i * every).boxed().toList();
            return new Inputs(Spacing.EVEN, run, together, offsets.length % together);
        }
        int rest = offsets.length % MANY;
        if (!Registers.NEED_FENCES) {
            return new Inputs(Spacing.ANY, List.of(), MANY, rest);
        }
        if (areRuns(offsets, rest, MANY)) {
            return new Inputs(Spacing.ANY, run(offsets, rest, MANY), MANY, rest);
        }
        return IntStream.iterate(LONGEST, length -> length >= SHORTEST, length -> length - 1)
                .filter(length -> offsets.length % length == 0 && areRuns(offsets, 0, length))
                .mapToObj(length -> new Inputs(Spacing.ANY, run(offsets, 0, length), length, 0))
                .findFirst()
                .orElse(new Inputs(Spacing.ANY, List.of(), MANY, rest));
    }

    /// Floats from one input to the next, if they are even.
    static int every(int[] offsets) {
        return offsets.length == 1 ? 1 : offsets[1] - offsets[0];
    }

    private static boolean isEven(int[] offsets) {
        int every = every(offsets);
        return every > 0 && IntStream.range(1, offsets.length).allMatch(i -> offsets[i] - offsets[i - 1] == every);
    }

    private static List<Integer> run(int[] offsets, int first, int length) {
        return IntStream.range(first, first + length).map(i -> offsets[i] - offsets[first]).boxed().toList();
    }

    /// Whether all from `first` on are runs that are alike, whose first input stands first.
    private static boolean areRuns(int[] offsets, int first, int length) {
        if (offsets.length < first + length) {
            return false;
        }
        return IntStream.range(first, offsets.length).allMatch(i -> {
            int ofRun = first + (i - first) / length * length;
            int place = offsets[i] - offsets[ofRun];
            return place >= 0 && place == offsets[first + (i - first) % length] - offsets[first];
        });
    }

    /// That sum so many inputs.
    int iterations(int count) {
        return count / together;
    }

    boolean areAllTogether() {
        return spacing == Spacing.TOGETHER;
    }

    /// From one to the next where the code is told: 1 where it is not the same for all, or not known to the code, or where an
    /// iteration takes all.
    int step() {
        return spacing == Spacing.EVEN && !run.isEmpty() ? run.get(1) : 1;
    }

    /// The last place of a run.
    int reach() {
        return run.stream().mapToInt(place -> place).max().orElse(0);
    }
}
