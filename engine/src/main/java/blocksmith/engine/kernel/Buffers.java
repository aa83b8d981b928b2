package blocksmith.engine.kernel;

/// Where the tensors of one step stand: offsets in floats. Tensors are NHWC, without gaps, and in the arena; only a layer of
/// other [Orders] has its input or output elsewhere.
///
/// @param source   what the input stands in
/// @param target   what the output stands in
/// @param residual the tensor that is added to the result, in the arena; -1 for none
/// @param scratch  as many floats of the arena as the kernel asked for; -1 for none
public record Buffers(float[] arena, float[] source, int[] inputs, float[] target, int[] outputs, int residual,
        int scratch) {

    /// All in the arena.
    public Buffers(float[] arena, int[] inputs, int[] outputs, int residual, int scratch) {
        this(arena, arena, inputs, arena, outputs, residual, scratch);
    }

    /// The same with the caller's tensor as its input.
    public Buffers reading(float[] given) {
        return new Buffers(arena, given, new int[]{0}, target, outputs, residual, scratch);
    }

    /// The same with the caller's tensor as its output.
    public Buffers writing(float[] wanted) {
        return new Buffers(arena, source, inputs, wanted, new int[]{0}, residual, scratch);
    }

    int input() {
        return inputs[0];
    }

    int output() {
        return outputs[0];
    }
}
