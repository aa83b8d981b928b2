package blocksmith.engine.kernel;

/// A piece of code that is written for a shape. Kernels of the same shape share it.
public sealed interface GeneratedCode permits Prepared {
    CodeState state();
}
