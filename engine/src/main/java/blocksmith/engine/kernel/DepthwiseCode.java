package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes a [DepthwiseBlock] as a class of its own, all taps one after the other. Where the weights of a window stay in
/// registers, each input is loaded once, for all outputs that read it; for larger windows each weight is.
final class DepthwiseCode {
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, VectorCode.FLOATS, CD_int, CD_int,
            VectorCode.FLOATS, CD_int, VectorCode.FLOATS, CD_int, CD_int);
    private static final int MOST_WEIGHTS = Lanes.COUNT == 16 ? 9 : 3;
    private static final int W = 1;
    private static final int WEIGHT = 2;
    private static final int WEIGHT_NEXT = 3;
    private static final int X = 4;
    private static final int INPUT = 5;
    private static final int OUT = 6;
    private static final int TO = 7;
    private static final int END = 8;
    private static final int VALUE = 9;
    private static final int LEAST = 10;
    private static final int GREATEST = 11;
    private static final int FIRST_VECTOR = 12;

    private final CodeBuilder code;
    private final VectorCode vectors;
    private final DepthwiseShape shape;

    /// A multiply-add.
    private record Term(int output, int tap) {
    }

    private DepthwiseCode(CodeBuilder code, DepthwiseShape shape) {
        this.code = code;
        this.vectors = new VectorCode(code);
        this.shape = shape;
    }

    static DepthwiseBlock block(DepthwiseShape shape) {
        return VectorCode.define(DepthwiseBlock.class, "run", RUN, code -> new DepthwiseCode(code, shape).body());
    }

    private int sum(int output) {
        return FIRST_VECTOR + output;
    }

    private int weight(int tap) {
        return FIRST_VECTOR + shape.outputs() + tap;
    }

    private void body() {
        if (shape.clamp().hasLeast()) {
            vectors.all(shape.clamp().least(), LEAST);
        }
        if (shape.clamp().hasGreatest()) {
            vectors.all(shape.clamp().greatest(), GREATEST);
        }
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next);
        code.iload(TO).iload(END).if_icmpge(end);
        vector();
        code.iload(WEIGHT).iload(WEIGHT_NEXT).iadd().istore(WEIGHT);
        code.iinc(INPUT, Lanes.COUNT);
        code.iinc(TO, Lanes.COUNT);
        code.goto_(next);
        code.labelBinding(end);
        code.return_();
    }

    private void vector() {
        vectors.load(W, WEIGHT, 0);
        code.astore(VALUE);
        for (int output = 0; output < shape.outputs(); output++) {
            code.aload(VALUE).astore(sum(output));
        }
        if (shape.taps() <= MOST_WEIGHTS) {
            byInput();
        } else {
            byTap();
        }
        for (int output = 0; output < shape.outputs(); output++) {
            store(output);
        }
    }

    private void byInput() {
        for (int tap = 0; tap < shape.taps(); tap++) {
            loadWeight(tap, weight(tap));
        }
        var terms = new TreeMap<Integer, List<Term>>();
        for (int tap = 0; tap < shape.taps(); tap++) {
            for (int output = 0; output < shape.outputs(); output++) {
                terms.computeIfAbsent(shape.input(output, tap), _ -> new ArrayList<>()).add(new Term(output, tap));
            }
        }
        for (Map.Entry<Integer, List<Term>> input : terms.entrySet()) {
            vectors.load(X, INPUT, input.getKey());
            code.astore(VALUE);
            input.getValue().forEach(term -> add(weight(term.tap()), term.output()));
        }
    }

    private void byTap() {
        for (int tap = 0; tap < shape.taps(); tap++) {
            loadWeight(tap, weight(0));
            for (int output = 0; output < shape.outputs(); output++) {
                vectors.load(X, INPUT, shape.input(output, tap));
                code.astore(VALUE);
                add(weight(0), output);
            }
        }
    }

    private void loadWeight(int tap, int to) {
        vectors.load(W, WEIGHT, (1 + tap) * shape.weightStep());
        code.astore(to);
    }

    private void add(int weight, int output) {
        code.aload(VALUE).aload(weight).aload(sum(output));
        vectors.fma();
        code.astore(sum(output));
    }

    private void store(int output) {
        code.aload(sum(output));
        if (shape.clamp().hasLeast()) {
            vectors.limit("LT", LEAST, VALUE);
        }
        if (shape.clamp().hasGreatest()) {
            vectors.limit("GT", GREATEST, VALUE);
        }
        vectors.store(OUT, TO, shape.output(output));
    }
}
