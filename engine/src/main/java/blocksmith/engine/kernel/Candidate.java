package blocksmith.engine.kernel;

/// A way to run some layers.
public interface Candidate {
    /// As shown to users: `depthwise 3×3`.
    String name();

    Offer offer(Layer layer);
}
