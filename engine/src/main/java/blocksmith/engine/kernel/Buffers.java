package blocksmith.engine.kernel;

/// Where the tensors of one step stand in the arena: offsets in floats. Tensors are NHWC, without gaps.
///
/// @param residual the tensor that is added to the result; -1 for none
/// @param scratch  as many floats as the kernel asked for; -1 for none
public record Buffers(float[] arena, int[] inputs, int[] outputs, int residual, int scratch) {

    int input() {
        return inputs[0];
    }

    int output() {
        return outputs[0];
    }
}
