package blocksmith.engine.design;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is edited, saving loses nothing and undo leads back to the same bytes.
class EditsPropertyTest {
    private static final int SEQUENCES = 40;
    private static final int EDITS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyDesignSurvivesWritingAndReading(long seed) {
        check(seed, edits -> survives(applyAll(edits)));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void undoLeadsBackToTheSameBytes(long seed) {
        check(seed, EditsPropertyTest::undoes);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void everyWireAndPositionThatAnEditLeavesBeginsAtANode(long seed) {
        check(seed, edits -> isTidy(applyAll(edits)));
    }

    private static boolean survives(Design design) {
        var text = DesignCodec.write(design);
        return DesignCodec.read(text) instanceof DesignReading.Read(var read)
                && read.equals(design)
                && DesignCodec.write(read).equals(text);
    }

    private static boolean undoes(List<Edit> edits) {
        var history = new ArrayList<Design>();
        var texts = new ArrayList<String>();
        var design = Design.EMPTY;
        for (var edit : edits) {
            history.add(design);
            texts.add(DesignCodec.write(design));
            design = Edits.apply(design, edit);
        }
        return history.stream().map(DesignCodec::write).toList().equals(texts);
    }

    private static boolean isTidy(Design design) {
        return design.nodes().keySet().containsAll(design.layout().positions().keySet())
                && design.nodes().keySet().containsAll(design.ports())
                && design.layout().frames().stream().allMatch(frame -> !frame.nodes().isEmpty()
                        && design.nodes().keySet().containsAll(frame.nodes()));
    }

    private static Design applyAll(List<Edit> edits) {
        var design = Design.EMPTY;
        for (var edit : edits) {
            design = Edits.apply(design, edit);
        }
        return design;
    }

    private static void check(long seed, Predicate<List<Edit>> property) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < SEQUENCES; i++) {
            var edits = new RandomDesigns(random).edits(EDITS);
            assertTrue(property.test(edits), () -> "seed " + seed + ": " + shrunk(edits, property));
        }
    }

    /// A shortest part of the edits that still fails: each is left out as long as what is left fails without it.
    private static List<Edit> shrunk(List<Edit> failing, Predicate<List<Edit>> property) {
        var edits = new ArrayList<>(failing);
        for (int size = edits.size() / 2; size > 0; size /= 2) {
            for (int start = 0; start + size <= edits.size();) {
                var rest = new ArrayList<>(edits);
                rest.subList(start, start + size).clear();
                if (property.test(rest)) {
                    start += size;
                } else {
                    edits = rest;
                }
            }
        }
        return edits;
    }
}
