package blocksmith.engine.expression;

import blocksmith.engine.problem.Finding;

/// What came of reading an expression's text.
public sealed interface Parsed {

    record Good(Expression expression) implements Parsed {
    }

    record Bad(Finding finding) implements Parsed {
    }
}
