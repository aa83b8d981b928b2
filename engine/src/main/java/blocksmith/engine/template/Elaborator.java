package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.op.Literal;
import java.util.Map;

/// Makes the flat, typed graph that a design stands for.
public final class Elaborator {
    private Elaborator() {
    }

    /// The graph of `design` where `arguments` take the place of its parameters' own values. Who elaborates again after
    /// each edit keeps an [Elaboration] instead.
    public static Graph elaborate(Design design, Map<String, Literal> arguments) {
        return Elaboration.of(design, arguments).graph();
    }
}
