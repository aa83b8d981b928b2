package blocksmith.engine.expression;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;

/// Leaves the parser at the first thing that is wrong with a text; [Expression#parse] makes a value of it.
final class SyntaxFault extends Exception {
    private final transient Finding finding;

    SyntaxFault(String fact, String fix) {
        super(fact, null, false, false);
        finding = Finding.error(ProblemCode.BAD_EXPRESSION, null, fact, fix);
    }

    Finding finding() {
        return finding;
    }
}
