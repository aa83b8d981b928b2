package blocksmith.engine.torch;

import blocksmith.engine.problem.Problem;

/// Ends the writing: a node has no form in PyTorch.
final class Unwritable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Unwritable(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
