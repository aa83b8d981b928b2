package blocksmith.engine.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import jdk.incubator.vector.FloatVector;

/// `a · b + c` in the form that this machine is fast at: one instruction that rounds once, or two that round twice. Where
/// there is no such instruction, Java's `fma` computes with decimals of any length, ten thousand times slower
/// ([why](../../../../../../decisions/0022-without-a-fused-instruction-products-are-rounded.md)).
final class MultiplyAdd {
    /// The same for the whole process, so that a value does not depend on which form of a kernel made it.
    static final boolean IS_FUSED = isFused();

    private MultiplyAdd() {
    }

    static float of(float a, float b, float c) {
        return IS_FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    static FloatVector of(FloatVector a, FloatVector b, FloatVector c) {
        return IS_FUSED ? a.fma(b, c) : a.mul(b).add(c);
    }

    /// Adds to each sum `a` times its own number.
    static void all(float a, float[] b, int first, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = of(a, b[first + i], sums[i]);
        }
    }

    /// Adds to each sum the product of its own two numbers.
    static void each(float[] a, int firstA, float[] b, int firstB, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = of(a[firstA + i], b[firstB + i], sums[i]);
        }
    }

    /// What the virtual machine says of itself; one that says nothing may have no such instruction.
    private static boolean isFused() {
        try {
            var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return machine != null && Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
