package blocksmith.engine.op;

/// How far over the image one output element of an operator looks: its receptive-field rule.
public sealed interface Reach {
    Reach POINT = new Window(Span.POINT, Span.POINT);

    /// A window on each axis.
    record Window(Span rows, Span columns) implements Reach {
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
