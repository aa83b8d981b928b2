package blocksmith.engine.kernel;

import static blocksmith.engine.kernel.Agreement.ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Linear;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.Operators;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Which kernels are offered a layer.
@ExtendWith(ColdCode.class)
class CandidatesTest {
    /// Only inputs and outputs, which are not run, have no kernel of their own.
    @Test
    void everyOperatorHasAKernelBesideTheReference() {
        for (var type : OperatorType.all()) {
            var operator = Operators.ofFirstPreset(type);
            boolean isBorder = operator instanceof Input || operator instanceof Output;
            assertEquals(isBorder ? 1 : 2, Math.min(2, Candidates.of(operator).size()), type.name());
        }
    }

    @Test
    void aCandidateThatDeclinesSaysWhy() {
        var layer = new LayerRun(conv(1), Epilogue.NONE, 1, Shape.image(1, 8, 4, 4)).layer();
        var offers = Candidates.of(layer).stream().map(candidate -> candidate.offer(layer)).toList();
        assertEquals(new Offer.Declined("its groups have 8 channels each, not one"), offers.get(0));
    }

    @Test
    void theReferenceTakesAnythingAndIsLast() {
        var run = new LayerRun(conv(2), ALL, 1, Shape.image(1, 8, 4, 4));
        var last = Candidates.of(run.layer()).getLast().offer(run.layer());
        var kernel = ((Offer.Accepted) last).kernel();
        Agreement.assertClose(run.expected(), run.run(kernel, 1), 1e-5, "reference");
    }

    @Test
    void aLinearLayerOfOneRowReadsWeightsSideBySide() {
        assertEquals(Offer.Accepted.class, rowProduct(8, Shape.of(1, 40)).getClass());
        assertEquals(new Offer.Declined("weights are read once for all of the 2 rows"), rowProduct(8, Shape.of(2, 40)));
        assertEquals(new Offer.Declined("it makes 4 outputs together"), rowProduct(3, Shape.of(1, 40)));
        assertEquals(new Offer.Declined("its rows are those of images"), rowProduct(8, Shape.image(1, 1, 1, 40)));
    }

    private static Offer rowProduct(int outputs, Shape input) {
        return new RowProductCandidate()
                .offer(new LayerRun(new Linear(outputs, true), Epilogue.NONE, 1, input).layer());
    }

    private static Conv2d conv(int groups) {
        return new Conv2d(new Channels.Fixed(8), Size2.of(3), Size2.of(1), new Padding.Fixed(Size2.of(1)),
                Size2.of(1), new Groups.Fixed(groups), true);
    }
}
