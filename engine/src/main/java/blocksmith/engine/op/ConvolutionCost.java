package blocksmith.engine.op;

import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// The cost rules of [Conv2d], in the form that its literature gives for each kind: a dense convolution has
/// `Cin · Cout · k²` weights, a grouped one `Cin / g · Cout · k²`, a depthwise one `C · k²`.
final class ConvolutionCost {
    private static final Source WEIGHT_SHAPE = new Source("PyTorch documentation", "torch.nn.Conv2d, Variables");

    private static final Rule BIASES = Rule.of("O", new Source("torchinfo", "layer_info.py, calculate_macs"));

    private ConvolutionCost() {
    }

    /// The rules of one kind of convolution, for square kernels and for others.
    private enum Kind {
        DENSE("Cin * Cout", "Cout", new Source("Howard et al. 2017, arXiv:1704.04861", "equation 2")),
        GROUPED("Cin / g * Cout", "Cout", new Source("Zhang et al. 2017, arXiv:1707.01083", "section 3.2, term 9m²/g")),
        DEPTHWISE("C", "C", new Source("Howard et al. 2017, arXiv:1704.04861", "equation 4"));

        private final Rules square;
        private final Rules oblong;

        Kind(String filters, String outputs, Source source) {
            square = Rules.of(filters + " * k * k", outputs, source);
            oblong = Rules.of(filters + " * kh * kw", outputs, source);
        }

        static Kind of(Conv2d conv, Shape in) {
            if (conv.groupsFor(in) == 1) {
                return DENSE;
            }
            return conv.isDepthwiseFor(in) && conv.channelsFor(in) == in.channels() ? DEPTHWISE : GROUPED;
        }

        Rules rules(Size2 kernel) {
            return kernel.isSquare() ? square : oblong;
        }
    }

    private record Rules(Rule weights, Rule weightsAndBias, Rule macs) {
        static Rules of(String weights, String outputs, Source source) {
            return new Rules(Rule.of(weights, WEIGHT_SHAPE), Rule.of(weights + " + " + outputs, WEIGHT_SHAPE),
                    Rule.of("H * W * " + weights, source));
        }
    }

    /// The cost of `conv` between images of these shapes.
    static Cost of(Conv2d conv, Shape in, Shape out) {
        var kind = Kind.of(conv, in);
        var rules = kind.rules(conv.kernel());
        var symbols = new ArrayList<>(filters(kind, conv, in));
        symbols.addAll(kernel(conv.kernel()));
        var weights = rules.weights.at(symbols);
        var parameters = conv.bias() ? rules.weightsAndBias.at(symbols) : weights;
        symbols.add(0, new Symbol("H", "output height", out.height()));
        symbols.add(1, new Symbol("W", "output width", out.width()));
        var cost = new Cost(weights, parameters, rules.macs.at(symbols));
        if (!conv.bias()) {
            return cost;
        }
        var outputs = BIASES.at(new Symbol("O", "output elements", out.elementsPerImage()));
        return cost.beside(Convention.TORCHINFO, outputs).and(Operations.additions(outputs.value()));
    }

    private static List<Symbol> filters(Kind kind, Conv2d conv, Shape in) {
        var from = new Symbol("Cin", "input channels", in.channels());
        var to = new Symbol("Cout", "output channels", conv.channelsFor(in));
        return switch (kind) {
            case DENSE -> List.of(from, to);
            case GROUPED -> List.of(from, new Symbol("g", "groups", conv.groupsFor(in)), to);
            case DEPTHWISE -> List.of(new Symbol("C", "channels, each filtered alone", in.channels()));
        };
    }

    private static List<Symbol> kernel(Size2 kernel) {
        return kernel.isSquare()
                ? List.of(new Symbol("k", "kernel height and width", kernel.height()))
                : List.of(
                        new Symbol("kh", "kernel height", kernel.height()),
                        new Symbol("kw", "kernel width", kernel.width()));
    }
}
