package blocksmith.engine.form;

import java.util.List;

/// A Python class or function that PyTorch lacks, written before the code that uses it.
///
/// @param needs the helpers that it uses itself
public record TorchHelper(String name, String code, List<TorchHelper> needs) {
    /// Pads as TensorFlow's `SAME` does, the odd pixel at the bottom and right.
    public static final TorchHelper PAD_SAME = new TorchHelper("pad_same", """
            def pad_same(x, kernel_size, stride, dilation, value=0.0):
                \"""Pads an image so that `ceil(size / stride)` windows fit, the odd pixel at the bottom and right.\"""
                pads = []
                for axis in (1, 0):
                    kernel, step, spread = (
                        each if isinstance(each, int) else each[axis] for each in (kernel_size, stride, dilation)
                    )
                    size = x.shape[2 + axis]
                    reach = (math.ceil(size / step) - 1) * step + spread * (kernel - 1) + 1
                    total = max(0, reach - size)
                    pads += [total // 2, total - total // 2]
                return F.pad(x, pads, value=value)
            """);

    public TorchHelper {
        needs = List.copyOf(needs);
    }

    public TorchHelper(String name, String code) {
        this(name, code, List.of());
    }
}
