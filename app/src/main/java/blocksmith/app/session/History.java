package blocksmith.app.session;

import blocksmith.engine.design.Design;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Earlier and later designs. Designs are values, so undo is going back to one: no edit needs an inverse.
///
/// Edits of the same thing that follow each other quickly, such as the letters of a number being typed, are one step.
final class History {
    private static final int LIMIT = 1_000;
    private static final long TOGETHER = Duration.ofMillis(800).toNanos();

    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();
    private Design present;
    private Design saved;
    private @Nullable Object lastSubject;
    private long lastTime;

    /// A design that was left, and the label of the edit that lies between it and the next.
    private record Step(Design design, String label) {
    }

    History(Design present) {
        this.present = present;
        this.saved = present;
    }

    /// Another that can go the same way back, and its own from here on.
    History copy() {
        var copy = new History(present);
        copy.saved = saved;
        copy.past.addAll(past);
        copy.future.addAll(future);
        return copy;
    }

    Design present() {
        return present;
    }

    /// As it is in its file.
    Design saved() {
        return saved;
    }

    /// @param subject what the edit is of; an edit of an equal subject soon after joins the step
    /// @param now     in nanoseconds
    void put(Design changed, String label, @Nullable Object subject, long now) {
        boolean joins = subject != null && subject.equals(lastSubject) && now - lastTime < TOGETHER && !past.isEmpty();
        if (!joins) {
            past.push(new Step(present, label));
            if (past.size() > LIMIT) {
                past.removeLast();
            }
        }
        future.clear();
        present = changed;
        lastSubject = subject;
        lastTime = now;
    }

    void undo() {
        go(past, future);
    }

    void redo() {
        go(future, past);
    }

    private void go(Deque<Step> from, Deque<Step> to) {
        if (!from.isEmpty()) {
            var step = from.pop();
            to.push(new Step(present, step.label()));
            present = step.design();
            lastSubject = null;
        }
    }

    void markSaved() {
        markSaved(present);
    }

    /// Notes that the file holds `kept`.
    void markSaved(Design kept) {
        saved = kept;
        lastSubject = null;
    }

    HistoryState state() {
        return new HistoryState(label(past), label(future), present.equals(saved) ? Saved.AS_SHOWN : Saved.CHANGED);
    }

    private static @Nullable String label(Deque<Step> steps) {
        return steps.isEmpty() ? null : steps.peek().label();
    }
}
