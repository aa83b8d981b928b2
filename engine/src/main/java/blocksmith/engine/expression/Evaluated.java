package blocksmith.engine.expression;

import blocksmith.engine.problem.Finding;

/// What came of evaluating an expression: a number, a truth value, or what went wrong.
public sealed interface Evaluated {

    record Number(Rational value) implements Evaluated {
    }

    record Truth(boolean value) implements Evaluated {
    }

    record Failed(Finding finding) implements Evaluated {
    }
}
