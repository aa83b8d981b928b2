package blocksmith.app.cli;

import blocksmith.engine.op.Convention;
import blocksmith.engine.tensor.Deviation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The deployed form for programs: its analysis, the totals of the training form, and what was made other.
final class FormsJson {
    private FormsJson() {
    }

    static ObjectNode of(Forms forms, Convention convention) {
        var root = AnalysisJson.of(forms.deployment().analysis(), convention);
        root.set("training", AnalysisJson.totals(forms.deployment().training(), convention));
        root.set("rewrites", rewrites(forms));
        root.putNull("outputDifference");
        forms.difference()
                .filter(Deviation::isFinite)
                .ifPresent(difference -> root.set("outputDifference", Json.object()
                        .put("largest", difference.largest())
                        .put("relative", difference.relative())));
        return root;
    }

    private static ArrayNode rewrites(Forms forms) {
        var array = Json.array();
        for (var rewritten : forms.deployment().rewrites()) {
            var object = array.addObject()
                    .put("node", rewritten.node().toString())
                    .put("kind", rewritten.kind().id());
            rewritten.into().ifPresent(into -> object.put("into", into.toString()));
        }
        return array;
    }
}
