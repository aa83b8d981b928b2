package blocksmith.engine.analysis;

/// What an analysis is made for.
///
/// @param batch     images at once: shapes, activation sizes, bytes and memory are for the batch; weights, parameters and
///                  MACs are for one image
/// @param precision what elements are kept in: bytes and memory follow it
public record Setting(int batch, Precision precision) {
    public static final Setting SINGLE = new Setting(1);

    public Setting(int batch) {
        this(batch, Precision.FP32);
    }
}
