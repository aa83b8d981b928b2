package blocksmith.engine.form;

import java.util.ArrayList;
import java.util.List;

/// What an operator is in PyTorch.
public sealed interface TorchForm {

    /// An object with one input and one output, made once: `nn.ReLU()`.
    ///
    /// @param channels that leave it
    record Module(Python code, Python channels, List<TorchHelper> helpers) implements TorchForm {
        public Module {
            helpers = List.copyOf(helpers);
        }
    }

    /// An expression in the forward pass.
    ///
    /// @param code     with `{0}`, `{1}` in place of what arrives, each binding as tightly as an atom
    /// @param channels that leave it, by output port
    record Call(Python code, List<Python> channels, List<TorchHelper> helpers) implements TorchForm {
        public Call {
            channels = List.copyOf(channels);
            helpers = List.copyOf(helpers);
        }
    }

    /// PyTorch has nothing of the kind.
    record Impossible(String fact, String fix) implements TorchForm {
    }

    /// A call that makes a module.
    final class Making {
        private final String type;
        private final List<String> arguments = new ArrayList<>();
        private final List<TorchHelper> helpers = new ArrayList<>();

        private Making(String type) {
            this.type = type;
        }

        public Making with(Python argument) {
            arguments.add(argument.text());
            return this;
        }

        /// A named argument, left out where it is the default.
        public Making with(String name, Python argument, String fallback) {
            if (!argument.text().equals(fallback)) {
                arguments.add(name + "=" + argument);
            }
            return this;
        }

        private Python code() {
            return Python.atom(type + "(" + String.join(", ", arguments) + ")");
        }

        /// @param channels that leave the module
        public TorchForm leaving(Python channels) {
            return new Module(code(), channels, helpers);
        }
    }

    /// Begins with the name of a class: `nn.Conv2d`.
    static Making make(String type) {
        return new Making(type);
    }

    /// Begins with a class that is written along.
    static Making make(TorchHelper helper) {
        var making = new Making(helper.name());
        making.helpers.add(helper);
        return making;
    }

    /// An expression with one output.
    static TorchForm call(String code, Python channels) {
        return new Call(Python.atom(code), List.of(channels), List.of());
    }
}
