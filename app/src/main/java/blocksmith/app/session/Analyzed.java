package blocksmith.app.session;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.template.Elaboration;
import java.util.Map;

/// An analysis together with the design that it is of, and the resolved values of its expressions.
public record Analyzed(Elaboration elaboration, Analysis analysis) {

    public static Analyzed of(Design design, Setting setting) {
        var elaboration = Elaboration.of(design, Map.of());
        return new Analyzed(elaboration, Analysis.of(elaboration.graph(), setting));
    }

    /// The same for a changed design, keeping what has not changed.
    Analyzed next(Design design, Setting setting) {
        var changed = Elaboration.of(design, Map.of(), elaboration);
        return new Analyzed(changed, Analysis.of(changed.graph(), setting, analysis));
    }

    /// What the design's parameters come to, by name.
    public Map<String, Evaluated> parameters() {
        return elaboration.parameters();
    }

    public Design design() {
        return elaboration.design();
    }
}
