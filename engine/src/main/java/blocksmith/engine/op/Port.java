package blocksmith.engine.op;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place where a wire ends or begins.
///
/// @param name   stable within documents: `in`, `a`, `in2`, `out`
/// @param label  what the window says of it
/// @param others what wires may call it beside
public record Port(String name, String label, List<String> others) {
    public Port {
        others = List.copyOf(others);
    }

    public Port(String name, String label) {
        this(name, label, List.of());
    }

    public boolean isCalled(String text) {
        return name.equals(text) || others.contains(text);
    }

    /// What stands under its name, or else under another that it is called by.
    public <T> @Nullable T in(Map<String, T> byName) {
        var own = byName.get(name);
        for (var other : others) {
            own = own == null ? byName.get(other) : own;
        }
        return own;
    }

    /// Where the port called `name` stands among `ports`; -1 for nowhere.
    public static int indexOf(String name, List<Port> ports) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).isCalled(name)) {
                return i;
            }
        }
        return -1;
    }
}
