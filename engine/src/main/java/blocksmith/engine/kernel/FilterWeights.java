package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Tensor;

/// The weights of a convolution, or of a linear layer, as they are given: by output channels, input channels within the
/// group, rows and columns.
///
/// @param first    where those of the first output channel begin
/// @param channels of inputs
/// @param taps     of the window
record FilterWeights(float[] data, int first, int channels, int taps) {

    static FilterWeights of(Tensor weight) {
        var shape = weight.shape();
        return new FilterWeights(weight.data(), 0, shape.channels(),
                shape.isImage() ? shape.height() * shape.width() : 1);
    }

    /// Those from an output channel on.
    FilterWeights from(int feature) {
        return new FilterWeights(data, at(feature, 0), channels, taps);
    }

    /// Where the weights of one channel of one filter begin.
    int at(int feature, int channel) {
        return first + (feature * channels + channel) * taps;
    }

    /// Copies what a filter multiplies all channels by at one of its taps.
    ///
    /// @param tap  row by row
    /// @param step from one number to the next where they go
    void copy(int feature, int tap, float[] to, int target, int step) {
        int from = at(feature, 0) + tap;
        for (int channel = 0; channel < channels; channel++) {
            to[target + channel * step] = data[from + channel * taps];
        }
    }
}
