package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Tensor;

/// The weights of a convolution, or of a linear layer, as they are given: by output channels, input channels within the
/// group, rows and columns.
///
/// @param first    where those of the first output channel begin
/// @param channels of inputs
record Filters(float[] data, int first, int channels, int height, int width) {

    static Filters of(Tensor weight) {
        var shape = weight.shape();
        return shape.isImage()
                ? new Filters(weight.data(), 0, shape.channels(), shape.height(), shape.width())
                : new Filters(weight.data(), 0, shape.channels(), 1, 1);
    }

    /// Those from an output channel on.
    Filters from(int feature) {
        return new Filters(data, at(feature, 0), channels, height, width);
    }

    /// Where the weights of one channel of one filter begin.
    int at(int feature, int channel) {
        return first + (feature * channels + channel) * height * width;
    }

    /// Copies what a filter multiplies all channels by at one of its taps.
    ///
    /// @param tap  row by row
    /// @param step from one number to the next where they go
    void copy(int feature, int tap, float[] to, int target, int step) {
        int from = at(feature, 0) + tap;
        int taps = height * width;
        for (int channel = 0; channel < channels; channel++) {
            to[target + channel * step] = data[from + channel * taps];
        }
    }
}
