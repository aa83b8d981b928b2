package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import blocksmith.engine.design.Design;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Design FIRST = Design.EMPTY.withName("first");
    private static final Design SECOND_DESIGN = Design.EMPTY.withName("second");
    private static final Design THIRD = Design.EMPTY.withName("third");

    private History history;

    @BeforeEach
    void begin() {
        history = new History(FIRST);
    }

    @Test
    void undoAndRedoGoBackAndForth() {
        history.put(SECOND_DESIGN, "rename", null, 0);

        history.undo();
        assertEquals(FIRST, history.present());
        assertEquals("rename", history.state().redo());

        history.redo();
        assertEquals(SECOND_DESIGN, history.present());
        assertNull(history.state().redo());
    }

    @Test
    void anEditAfterAnUndoForgetsWhatWasUndone() {
        history.put(SECOND_DESIGN, "rename", null, 0);
        history.undo();

        history.put(THIRD, "rename again", null, 0);
        history.redo();

        assertEquals(THIRD, history.present());
    }

    @Test
    void quickEditsOfOneThingAreOneStep() {
        history.put(SECOND_DESIGN, "rename", "name", 0);
        history.put(THIRD, "rename", "name", SECOND / 2);

        history.undo();

        assertEquals(FIRST, history.present());
    }

    @Test
    void slowEditsOfOneThingAreTwoSteps() {
        history.put(SECOND_DESIGN, "rename", "name", 0);
        history.put(THIRD, "rename", "name", SECOND);

        history.undo();

        assertEquals(SECOND_DESIGN, history.present());
    }

    @Test
    void quickEditsOfTwoThingsAreTwoSteps() {
        history.put(SECOND_DESIGN, "rename", "name", 0);
        history.put(THIRD, "describe", "description", 1);

        history.undo();

        assertEquals(SECOND_DESIGN, history.present());
    }

    @Test
    void anEditAfterSavingIsAStepOfItsOwn() {
        history.put(SECOND_DESIGN, "rename", "name", 0);
        history.markSaved();
        history.put(THIRD, "rename", "name", 1);

        history.undo();

        assertEquals(SECOND_DESIGN, history.present());
        assertEquals(Saved.AS_SHOWN, history.state().saved());
    }

    @Test
    void undoingToWhatWasSavedLeavesNothingToSave() {
        history.put(SECOND_DESIGN, "rename", null, 0);
        assertEquals(Saved.CHANGED, history.state().saved());

        history.undo();

        assertEquals(Saved.AS_SHOWN, history.state().saved());
    }

    @Test
    void undoAtTheBeginningDoesNothing() {
        history.undo();

        assertEquals(FIRST, history.present());
        assertNull(history.state().undo());
    }

    @Test
    void theOldestStepsAreForgotten() {
        for (int i = 0; i < 1_200; i++) {
            history.put(Design.EMPTY.withName("n" + i), "rename", null, 0);
        }

        for (int i = 0; i < 1_200; i++) {
            history.undo();
        }

        assertEquals("n199", history.present().name());
    }
}
