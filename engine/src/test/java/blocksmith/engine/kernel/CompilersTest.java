package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.constant.MethodTypeDesc;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.IntUnaryOperator;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class CompilersTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int CALLS = 100;
    /// Of the compilers' levels, the one at which they optimize.
    private static final String OPTIMIZED = "4";

    @Test
    void onlyTheSecondCompilerTakesGeneratedCode() throws JMException {
        var code = VectorCode.define(IntUnaryOperator.class, "applyAsInt", MethodTypeDesc.of(CD_int, CD_int),
                CompilersTest::sumOfNumbersUpTo);
        long until = System.nanoTime() + LONGEST.toNanos();
        while (!levels(code).contains(OPTIMIZED)) {
            assertTrue(System.nanoTime() < until, "it is not compiled");
            for (int i = 0; i < CALLS; i++) {
                assertEquals(CALLS * (CALLS + 1) / 2, code.applyAsInt(CALLS));
            }
        }
        assertEquals(List.of(OPTIMIZED), levels(code));
    }

    private static void sumOfNumbersUpTo(VectorCode vectors) {
        var code = vectors.code();
        var next = code.newLabel();
        var end = code.newLabel();
        code.iconst_0().istore(2);
        code.labelBinding(next);
        code.iload(1).ifle(end);
        code.iload(2).iload(1).iadd().istore(2);
        code.iinc(1, -1);
        code.goto_(next);
        code.labelBinding(end);
        code.iload(2).ireturn();
    }

    /// At which the code is compiled that the JVM has of it.
    private static List<String> levels(IntUnaryOperator code) throws JMException {
        var all = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerCodelist", null, null);
        return all.lines().filter(line -> line.contains(code.getClass().getName() + '.'))
                .map(line -> line.split(" ")[1]).distinct().toList();
    }
}
