package blocksmith.engine.op;

/// A function of each channel alone: `y = factor · x + offset`.
public record ChannelAffine(double[] factor, double[] offset) {
    public ChannelAffine {
        if (factor.length != offset.length) {
            throw new IllegalArgumentException(factor.length + " factors, " + offset.length + " offsets");
        }
    }
}
