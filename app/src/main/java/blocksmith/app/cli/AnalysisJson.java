package blocksmith.app.cli;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.analysis.ReceptiveField;
import blocksmith.engine.analysis.Totals;
import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Formula;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Output;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An analysis for programs: counts are exact integers, shapes lists with the batch first.
final class AnalysisJson {
    private AnalysisJson() {
    }

    static ObjectNode of(Analysis analysis, Convention convention) {
        var root = Json.object();
        root.set("totals", totals(analysis, convention));
        root.set("inputs", borders(analysis, Input.class));
        root.set("outputs", borders(analysis, Output.class));
        root.set("nodes", nodes(analysis, convention));
        var bypassed = root.putArray("bypassed");
        analysis.graph().bypassed().keySet().forEach(path -> bypassed.add(path.toString()));
        root.set("problems", Json.problems(analysis.problems()));
        return root;
    }

    static ObjectNode totals(Analysis analysis, Convention convention) {
        var totals = analysis.totals();
        var node = Json.object()
                .put("batch", analysis.setting().batch())
                .put("weights", totals.weights())
                .put("parameters", totals.parameters())
                .put("buffers", totals.buffers())
                .put("macs", totals.macs())
                .put("convention", convention.id())
                .put("counted", totals.counted(convention))
                .put("activationBytes", totals.activationBytes())
                .put("bytesMoved", totals.bytesMoved())
                .put("flopPerByte", totals.flopPerByte(analysis.setting().batch()))
                .put("peakBytes", totals.peakBytes())
                .put("precision", totals.precision().id())
                .put("weightBytes", totals.weightBytes())
                .put("inferenceBytes", totals.inferenceBytes())
                .put("trainingBytes", totals.trainingBytes())
                .put("complete", totals.completeness() == Totals.Completeness.ALL_NODES);
        totals.receptiveField().ifPresent(field -> node.set("receptiveField", field(field)));
        return node;
    }

    private static ObjectNode field(ReceptiveField field) {
        return Json.object()
                .put("height", field.height())
                .put("width", field.width())
                .put("global", field.extent() != ReceptiveField.Extent.LOCAL)
                .put("text", field.toString());
    }

    private static ArrayNode borders(Analysis analysis, Class<? extends Operator> operator) {
        var array = Json.array();
        known(analysis).filter(node -> operator.isInstance(node.node().operator()))
                .forEach(
                        node -> array.addObject()
                                .put("name", node.node().path().toString())
                                .set("shape", Json.shape(shape(node))));
        return array;
    }

    private static Stream<NodeAnalysis.Known> known(Analysis analysis) {
        return analysis.nodes()
                .values()
                .stream()
                .flatMap(node -> node instanceof NodeAnalysis.Known known ? Stream.of(known) : Stream.empty());
    }

    /// What leaves the node, or arrives where nothing leaves.
    private static Shape shape(NodeAnalysis.Known node) {
        return (node.outputs().isEmpty() ? node.inputs() : node.outputs()).getFirst().shape();
    }

    private static ArrayNode nodes(Analysis analysis, Convention convention) {
        var array = Json.array();
        for (var node : analysis.nodes().values()) {
            array.add(switch (node) {
                case NodeAnalysis.Known known -> node(known, convention);
                case NodeAnalysis.Unknown unknown -> node(unknown);
            });
        }
        return array;
    }

    private static ObjectNode node(NodeAnalysis.Known node, Convention convention) {
        var object = head(node);
        object.put("known", true);
        object.set("shape", Json.shape(shape(node)));
        object.set("outputs", shapes(node.outputs()));
        object.put("weights", node.weights())
                .put("parameters", node.parameters())
                .put("buffers", node.buffers())
                .put("macs", node.macs())
                .put("counted", node.counted(convention))
                .put("activationBytes", node.activationBytes().value())
                .put("bytesMoved", node.bytesMoved().value())
                .put("flopPerByte", node.flopPerByte());
        node.receptiveField().ifPresent(field -> object.set("receptiveField", field(field)));
        var formulas = object.putObject("formulas");
        formulas.set("weights", formula(node.cost().weights()));
        formulas.set("parameters", formula(node.cost().parameters()));
        formulas.set("macs", formula(node.cost().macs()));
        return object;
    }

    private static ObjectNode formula(Formula formula) {
        return Json.object()
                .put("rule", formula.symbolic())
                .put("here", formula.substituted())
                .put("value", formula.value())
                .put("source", formula.rule().source().toString());
    }

    private static ObjectNode node(NodeAnalysis.Unknown node) {
        var object = head(node);
        object.put("known", false);
        object.putNull("shape");
        node.outputs().stream().findFirst().ifPresent(type -> object.set("shape", Json.shape(type.shape())));
        object.set("lastOutputs", shapes(node.lastOutputs()));
        return object;
    }

    private static ObjectNode head(NodeAnalysis node) {
        return Json.object()
                .put("id", node.node().path().toString())
                .put("op", node.node().operatorName())
                .put("title", node.title());
    }

    private static ArrayNode shapes(List<TensorType> types) {
        var array = Json.array();
        types.forEach(type -> array.add(Json.shape(type.shape())));
        return array;
    }
}
