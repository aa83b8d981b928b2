package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// A normalization by the mean and variance of what arrives: groups of elements are brought to mean 0 and variance 1, then
/// each channel is scaled and shifted.
public sealed interface Standardization extends Operator permits LayerNorm, GroupNorm, InstanceNorm2d {

    double eps();

    /// Whether channels are scaled and shifted.
    boolean affine();

    /// The axis of the channels.
    int channelAxis(Shape in);

    /// How many elements of an image have a mean and a variance in common.
    long groupSize(Shape in);

    /// Which group of its image the element at place `index`, in row-major order, belongs to.
    int group(Shape in, int index);

    @Override
    default List<WeightSpec> weights(Incoming in) {
        var perChannel = Shape.of(in.shape().get(channelAxis(in.shape())));
        return affine()
                ? List.of(
                        new WeightSpec("weight", perChannel, WeightRole.SCALE, 1),
                        new WeightSpec("bias", perChannel, WeightRole.SHIFT, 1))
                : List.of();
    }

    @Override
    default Cost cost(Incoming in, List<TensorType> outputs) {
        long elements = in.shape().elementsPerImage();
        long groups = elements / groupSize(in.shape());
        return affine()
                ? NormalizationCost.affine(elements, groups, in.shape().get(channelAxis(in.shape())))
                : NormalizationCost.plain(elements, groups);
    }

    @Override
    default List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var input = inputs.getFirst();
        var output = DoubleTensor.zeros(input.shape());
        int length = Math.toIntExact(input.shape().elementsPerImage());
        for (int image = 0; image < input.shape().batch(); image++) {
            standardize(input, output, image * length, length);
        }
        if (affine()) {
            scaleAndShift(output, weights.get("weight").data(), weights.get("bias").data());
        }
        return List.of(output);
    }

    private void standardize(DoubleTensor input, DoubleTensor output, int from, int length) {
        int groups = (int) (length / groupSize(input.shape()));
        var means = new double[groups];
        var variances = new double[groups];
        for (int i = 0; i < length; i++) {
            means[group(input.shape(), i)] += input.data()[from + i] / groupSize(input.shape());
        }
        for (int i = 0; i < length; i++) {
            double off = input.data()[from + i] - means[group(input.shape(), i)];
            variances[group(input.shape(), i)] += off * off / groupSize(input.shape());
        }
        for (int i = 0; i < length; i++) {
            int group = group(input.shape(), i);
            output.data()[from + i] = (input.data()[from + i] - means[group]) / Math.sqrt(variances[group] + eps());
        }
    }

    private void scaleAndShift(DoubleTensor tensor, double[] scale, double[] shift) {
        int axis = channelAxis(tensor.shape());
        int inner = 1;
        for (int i = axis + 1; i < tensor.shape().rank(); i++) {
            inner *= tensor.shape().get(i);
        }
        for (int i = 0; i < tensor.data().length; i++) {
            int channel = i / inner % tensor.shape().get(axis);
            tensor.data()[i] = tensor.data()[i] * scale[channel] + shift[channel];
        }
    }

    @Override
    default String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().get(channelAxis(in.shape())) + " channels";
    }
}
