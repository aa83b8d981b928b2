package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Products.Term;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.List;

/// Writes sums of vectors times numbers, which are constants.
final class SumCode {
    private final CodeBuilder code;
    private final VectorCode vectors;
    private final int firstConstant;
    private final List<Double> constants = new ArrayList<>();

    /// @param firstConstant the local variable from which on there may be constants
    SumCode(CodeBuilder code, VectorCode vectors, int firstConstant) {
        this.code = code;
        this.vectors = vectors;
        this.firstConstant = firstConstant;
    }

    void loadConstants(Matrix matrix) {
        matrix.rows().stream().flatMap(List::stream).map(Math::abs).distinct()
                .filter(value -> value != 0 && value != 1 && !constants.contains(value))
                .forEach(value -> {
                    constants.add(value);
                    vectors.all((float) (double) value, constant(value));
                });
    }

    private int constant(double size) {
        return firstConstant + constants.indexOf(size);
    }

    /// The local variable of an input: after the constants.
    int input(int index) {
        return firstConstant + constants.size() + index;
    }

    /// Makes the local variable `to` a sum of inputs.
    void sum(List<Term> terms, int to) {
        first(terms.getFirst().factor(), input(terms.getFirst().column()), to);
        for (var term : terms.subList(1, terms.size())) {
            further(term.factor(), input(term.column()), to);
        }
    }

    private void first(double factor, int input, int to) {
        if (factor == 1) {
            code.aload(input).astore(to);
            return;
        }
        if (factor == -1) {
            code.aload(input);
            vectors.negate();
        } else {
            code.aload(constant(Math.abs(factor))).aload(input);
            vectors.binary("mul");
            if (factor < 0) {
                vectors.negate();
            }
        }
        code.astore(to);
    }

    private void further(double factor, int input, int to) {
        if (Math.abs(factor) == 1) {
            code.aload(to).aload(input);
            vectors.binary(factor > 0 ? "add" : "sub");
        } else {
            code.aload(constant(Math.abs(factor))).aload(input);
            if (factor < 0) {
                vectors.negate();
            }
            code.aload(to);
            vectors.fma();
        }
        code.astore(to);
    }
}
