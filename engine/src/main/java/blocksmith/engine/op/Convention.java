package blocksmith.engine.op;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What counts as work: tools differ, by 9 % on MobileNetV2, so a figure is worth little without its convention.
///
/// All count a convolution as `Hout·Wout·Cout·(Cin/g)·kh·kw` and a linear layer as `in·out`. What each adds is part of an
/// operator's [Cost].
public enum Convention {
    /// Nothing else: torchvision's published figures, and most papers.
    CONV_LINEAR("conv + linear", "MACs"),
    /// Normalizations, global pools and upsampling too.
    FVCORE("fvcore", "MACs"),
    /// Biases and normalizations too, for the whole batch.
    TORCHINFO("torchinfo", "MACs"),
    /// Normalizations, average pools and upsampling too.
    THOP("thop", "MACs"),
    /// Every multiplication, addition, comparison, division and exponential; a MAC is two.
    EVERY_OPERATION("every operation", "operations");

    private final String title;
    private final String unit;

    Convention(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /// As people write it: `conv + linear`.
    public String title() {
        return title;
    }

    /// What it counts: `MACs` or `operations`.
    public String unit() {
        return unit;
    }

    /// As a command line takes it: `conv-linear`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Convention> named(String id) {
        return Arrays.stream(values()).filter(convention -> convention.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Convention::id).toList();
    }

    /// How many of the images of a batch it counts.
    public int images(int batch) {
        return this == TORCHINFO ? batch : 1;
    }
}
