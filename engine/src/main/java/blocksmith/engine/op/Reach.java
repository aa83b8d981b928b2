package blocksmith.engine.op;

/// How far over the image one output element of an operator looks: its receptive-field rule.
public sealed interface Reach {
    Reach POINT = new Window(Size2.of(1), Size2.of(1), Size2.of(1));

    /// A window, moved by a stride.
    record Window(Size2 kernel, Size2 stride, Size2 dilation) implements Reach {
    }

    /// Each output element depends on every pixel: global pooling, a linear layer over an image.
    record Global() implements Reach {
    }

    /// Locally a point, but scaled by something that depends on every pixel: squeeze-excitation.
    ///
    /// @param by the short name of what brings the whole image in: `SE`
    record PointAndGlobal(String by) implements Reach {
    }
}
