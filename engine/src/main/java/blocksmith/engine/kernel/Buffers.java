package blocksmith.engine.kernel;

/// Where the tensors of one step stand: offsets in floats. Tensors are NHWC, without gaps, and in the arena; only a layer of
/// other [Orders] has its input or output elsewhere.
///
/// @param source   what the input stands in
/// @param target   what the output stands in
/// @param added    what the tensor stands in that is added to the result
/// @param residual where that tensor begins; -1 for none
/// @param scratch  as many floats of the arena as the kernel asked for; -1 for none
public record Buffers(float[] arena, float[] source, int[] inputs, float[] target, int[] outputs,
        float[] added, int residual, int scratch) {

    /// All in the arena.
    public Buffers(float[] arena, int[] inputs, int[] outputs, int residual, int scratch) {
        this(arena, arena, inputs, arena, outputs, arena, residual, scratch);
    }

    /// The same with the caller's tensor as its input.
    public Buffers reading(float[] given) {
        return new Buffers(arena, given, new int[]{0}, target, outputs, added, residual, scratch);
    }

    /// The same with the caller's tensor as its output.
    public Buffers writing(float[] wanted) {
        return new Buffers(arena, source, inputs, wanted, new int[]{0}, added, residual, scratch);
    }

    /// The same with the caller's tensor as what is added.
    public Buffers adding(float[] given) {
        return new Buffers(arena, source, inputs, target, outputs, given, 0, scratch);
    }

    int input() {
        return inputs[0];
    }

    int output() {
        return outputs[0];
    }
}
