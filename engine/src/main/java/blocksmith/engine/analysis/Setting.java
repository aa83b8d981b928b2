package blocksmith.engine.analysis;

/// What an analysis is made for.
///
/// @param batch images at once: shapes, activation sizes, bytes and memory are for the batch; weights, parameters and
///              MACs are for one image
public record Setting(int batch) {
    public static final Setting SINGLE = new Setting(1);
}
