package blocksmith.app.explain;

import blocksmith.app.explain.Explanation.Topic;
import blocksmith.app.text.Numbers;
import blocksmith.engine.analysis.NodeAnalysis.Known;
import blocksmith.engine.analysis.ReceptiveField;
import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Fit;
import blocksmith.engine.op.Formula;
import blocksmith.engine.op.Operations;
import blocksmith.engine.op.OutputSize;
import blocksmith.engine.op.Symbol;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// The explanations of a node, as text.
final class Explanations {
    /// Up to here a count is written in full.
    private static final long LONGEST_EXACT = 1_000_000;

    private Explanations() {
    }

    static List<Explanation> of(Known node, Convention convention) {
        return List.of(weights(node), work(node, convention), shape(node), memory(node), receptiveField(node));
    }

    private static Explanation weights(Known node) {
        var cost = node.cost();
        if (cost.parameters().value() == 0) {
            return new Explanation(Topic.WEIGHTS, List.of(), "It has nothing to learn.", "");
        }
        var formulas = new ArrayList<String>();
        if (cost.weights().value() > 0) {
            formulas.add(equation(cost.weights()));
        }
        if (cost.parameters().value() != cost.weights().value()) {
            formulas.add("parameters = " + equation(cost.parameters()));
        }
        var note = legend(cost.parameters()) + " Tensors: "
                + node.weightSpecs().stream().map(Explanations::tensor).collect(Collectors.joining(", ")) + ".";
        return new Explanation(Topic.WEIGHTS, formulas, note, cost.parameters().rule().source().toString());
    }

    private static String tensor(WeightSpec spec) {
        return spec.name() + " " + spec.shape();
    }

    private static Explanation work(Known node, Convention convention) {
        var macs = node.cost().macs();
        var beside = node.cost().beside().get(convention);
        if (convention == Convention.EVERY_OPERATION) {
            return operations(node.cost().operations());
        }
        if (beside != null) {
            return new Explanation(Topic.WORK, List.of(equation(macs), equation(beside)),
                    legend(beside) + " The second is what " + convention.title()
                            + " counts beside the multiply-accumulates.",
                    beside.rule().source().toString());
        }
        if (macs.value() == 0) {
            return new Explanation(Topic.WORK, List.of(),
                    "No multiply-accumulates: the convention counts convolutions and linear layers only.", "");
        }
        return new Explanation(Topic.WORK, List.of(equation(macs)),
                legend(macs) + " Multiply-accumulates for one image.", macs.rule().source().toString());
    }

    private static Explanation operations(Operations counted) {
        return new Explanation(Topic.WORK, List.of(Numbers.exact(counted.total())),
                "For one image: " + Numbers.exact(counted.multiplications()) + " multiplications, "
                        + Numbers.exact(counted.additions()) + " additions, " + Numbers.exact(counted.comparisons())
                        + " comparisons, " + Numbers.exact(counted.divisions()) + " divisions, "
                        + Numbers.exact(counted.exponentials()) + " exponentials.",
                "");
    }

    private static Explanation shape(Known node) {
        var formulas = new ArrayList<String>();
        formulas.add(shapes(node.inputs()) + " → " + shapes(node.outputs()));
        var sizes = node.node().operator().outputSizes(node.arriving().incoming());
        formulas.addAll(equations(sizes));
        return new Explanation(Topic.SHAPE, formulas,
                sizes.isEmpty() ? "" : legend(sizes.getFirst().formula()),
                sizes.isEmpty() ? "" : sizes.getFirst().formula().rule().source().toString());
    }

    private static String shapes(List<TensorType> types) {
        return types.isEmpty()
                ? "∅"
                : types.stream().map(type -> type.shape().toString()).distinct().collect(Collectors.joining(", "));
    }

    /// Sizes that are computed from equal values are told once: `Hout, Wout = …`.
    private static List<String> equations(List<OutputSize> sizes) {
        var names = new LinkedHashMap<String, List<OutputSize>>();
        sizes.forEach(size -> names.computeIfAbsent(size.formula().substituted(), _ -> new ArrayList<>()).add(size));
        return names.values()
                .stream()
                .map(same -> same.stream().map(OutputSize::name).collect(Collectors.joining(", ")) + " = "
                        + equation(same.getFirst().formula()))
                .toList();
    }

    private static Explanation memory(Known node) {
        var formulas = List.of(
                "output = " + bytes(node.activationBytes()),
                "moved = " + bytes(node.bytesMoved()));
        var work = node.macs() == 0
                ? "Run alone, it only moves memory: fused into a neighbour it costs next to nothing."
                : Numbers.significant(node.flopPerByte())
                        + " FLOP per byte moved: the fewer, the sooner memory is the limit and not arithmetic.";
        return new Explanation(Topic.MEMORY, formulas, legend(node.bytesMoved()) + " " + work, "");
    }

    private static Explanation receptiveField(Known node) {
        var field = node.receptiveField();
        return new Explanation(
                Topic.RECEPTIVE_FIELD,
                field.map(ReceptiveField::toString).stream().toList(),
                field.map(Explanations::step).orElse("It is not known without an input."),
                field.isEmpty()
                        ? ""
                        : "Araujo et al. 2019, Computing Receptive Fields of CNNs, Distill, equations 1 to 4");
    }

    private static String step(ReceptiveField field) {
        var down = step(field.rows());
        var across = step(field.columns());
        var apart = down.equals("1") && across.equals("1")
                ? "Neighbouring outputs look one input pixel apart."
                : "Neighbouring outputs look " + down + " × " + across + " input pixels apart.";
        return "Pixels of the design's input that one output depends on. " + apart;
    }

    /// `2`, or `1/2` where there are more outputs than inputs.
    private static String step(ReceptiveField.Pixels pixels) {
        return pixels.per() == 1 ? Long.toString(pixels.stride()) : pixels.stride() + "/" + pixels.per();
    }

    /// `C·k² = 128·3² = 1,152`
    private static String equation(Formula formula) {
        return formula.symbolic() + " = " + formula.substituted() + " = " + value(formula);
    }

    private static String value(Formula formula) {
        if (formula.fit() == Fit.SATURATED) {
            return "more than 2⁶³";
        }
        return formula.value() < LONGEST_EXACT
                ? Numbers.exact(formula.value())
                : Numbers.scaled((double) formula.value());
    }

    private static String bytes(Formula formula) {
        var amount = formula.fit() == Fit.SATURATED ? "more than 2⁶³ " : unit(Numbers.scaled((double) formula.value()));
        return formula.symbolic() + " = " + formula.substituted() + " = " + amount + "B";
    }

    /// `3.61 M` is followed by the unit at once, `512` by a space.
    private static String unit(String scaled) {
        return Character.isLetter(scaled.charAt(scaled.length() - 1)) ? scaled : scaled + " ";
    }

    /// `C channels, k kernel size.`
    private static String legend(Formula formula) {
        return formula.symbols()
                .stream()
                .filter(symbol -> isUsed(symbol, formula))
                .map(symbol -> symbol.name() + ": " + symbol.meaning())
                .collect(Collectors.joining(", ", "", "."));
    }

    private static boolean isUsed(Symbol symbol, Formula formula) {
        return formula.rule().expression().names().contains(symbol.name());
    }
}
