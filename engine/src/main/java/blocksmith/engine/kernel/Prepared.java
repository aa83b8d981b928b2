package blocksmith.engine.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Code that is plain at first, and fast as soon as the compiler has made it so. [Compilations] does that for those who ask
/// with a [CompilationRequest].
final class Prepared<T> implements GeneratedCode {
    private final T plain;
    private volatile T current;
    private volatile CodeState state = CodeState.PENDING;
    /// Null as soon as it has begun: from then on the rehearsal has it.
    private @Nullable Recipe<T> recipe;
    private Runnable whenOver = () -> {
    };

    /// How the fast form is made.
    ///
    /// @param code  makes it
    /// @param calls makes what runs it on small numbers
    /// @param scale what the thresholds are multiplied with after which the compiler wants code ([CompilerThresholds])
    record Recipe<T>(Supplier<T> code, Supplier<Call<T>> calls, double scale) {

        /// Of generated code.
        Recipe(Supplier<T> code, Supplier<Call<T>> calls) {
            this(code, calls, CompilerThresholds.SCALE);
        }

        /// Of code that has the thresholds of all other.
        static <T> Recipe<T> compiledAsUsual(Supplier<T> code, Supplier<Call<T>> calls) {
            return new Recipe<>(code, calls, CompilerThresholds.WHERE_USUAL);
        }
    }

    /// Runs a piece of code for a moment.
    interface Call<T> {
        /// With so many the compiler takes a loop for one that goes round often.
        int MANY = 16;

        /// @param turns how often the code's loop goes round, or the code is run where it has none, about: 1 to [#MANY]
        void on(T code, int turns);
    }

    Prepared(T plain, Recipe<T> recipe) {
        this.plain = plain;
        this.current = plain;
        this.recipe = recipe;
        if (Compilations.areSkipped()) {
            become(recipe.code().get());
        }
    }

    private Prepared(T only, CodeState state) {
        this.plain = only;
        this.current = only;
        this.state = state;
    }

    /// Code that none made for its shape would be faster than.
    static <T> Prepared<T> asFastAsAny(T code) {
        return new Prepared<>(code, CodeState.FAST);
    }

    /// Code of which the compiler would make no faster form.
    static <T> Prepared<T> alwaysPlain(T code) {
        return new Prepared<>(code, CodeState.PLAIN);
    }

    /// @param then runs when there is nothing left to do for it
    void whenOver(Runnable then) {
        whenOver = then;
    }

    /// What is best now; to be asked once for a stretch of work.
    T current() {
        return current;
    }

    /// What it was at first, for what the fast form does not take.
    T plain() {
        return plain;
    }

    @Override
    public CodeState state() {
        return state;
    }

    synchronized boolean hasBegun() {
        return recipe == null;
    }

    /// What makes it fast. To be asked once.
    synchronized Rehearsal<T> begin() {
        var made = recipe;
        if (made == null) {
            throw new IllegalStateException("It has begun");
        }
        recipe = null;
        return new Rehearsal<>(this, made, Rehearsal.NANOS_A_TRY);
    }

    void become(T fast) {
        synchronized (this) {
            recipe = null;
            current = fast;
        }
        end(CodeState.FAST);
    }

    void remainPlain() {
        end(CodeState.PLAIN);
    }

    private void end(CodeState last) {
        state = last;
        whenOver.run();
    }
}
