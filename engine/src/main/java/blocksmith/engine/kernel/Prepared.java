package blocksmith.engine.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Code that is plain at first, and fast as soon as the compiler has made it so. [Compilations] does that for those who ask
/// with a [CompilationRequest].
final class Prepared<T> implements GeneratedCode {
    private volatile T current;
    private volatile CodeState state = CodeState.PENDING;
    /// Null as soon as it has begun: from then on the rehearsal has it.
    private @Nullable Recipe<T> recipe;
    private Runnable whenOver = () -> {
    };

    /// How the fast form is made.
    ///
    /// @param code  makes it
    /// @param calls makes what calls it once, on small numbers
    /// @param scale of what the compiler usually wants it after ([CompilerThresholds])
    record Recipe<T>(Supplier<T> code, Supplier<Call<T>> calls, double scale) {

        /// Of generated code.
        Recipe(Supplier<T> code, Supplier<Call<T>> calls) {
            this(code, calls, CompilerThresholds.SCALE);
        }

        /// Of code that is compiled as all other is.
        static <T> Recipe<T> ofUsual(Supplier<T> code, Supplier<Call<T>> calls) {
            return new Recipe<>(code, calls, 1);
        }
    }

    /// Runs a piece of code once.
    interface Call<T> {
        /// Rounds of a loop with which the compiler takes it for one that goes round often.
        int MANY = 16;

        /// @param rounds of its loop, 1 to [#MANY]; code without one is run so often
        void on(T code, int rounds);
    }

    Prepared(T plain, Recipe<T> recipe) {
        this.current = plain;
        this.recipe = recipe;
        if (Compilations.areSkipped()) {
            become(recipe.code().get());
        }
    }

    private Prepared(T only, CodeState state) {
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
