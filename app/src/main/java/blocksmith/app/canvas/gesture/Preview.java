package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.PortKey;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.WirePath;
import java.util.Map;
import java.util.Optional;

/// What is shown while a gesture lasts.
public sealed interface Preview {

    record Nothing() implements Preview {
    }

    /// Nodes elsewhere.
    record Changed(Drawing drawing) implements Preview {
    }

    /// A rubber band, on the canvas.
    record Band(Box box) implements Preview {
    }

    /// A wire on its way.
    ///
    /// @param drawing  without the wire that was picked up
    /// @param refusals why ports cannot take it
    /// @param under    the port under the pointer
    record Leading(Drawing drawing, WirePath path, Map<PortKey, String> refusals,
            Optional<PortKey> under) implements Preview {
        public Leading {
            refusals = Map.copyOf(refusals);
        }
    }
}
