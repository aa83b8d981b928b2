package blocksmith.app.canvas.drawing;

/// What lies under a point.
public sealed interface Hit {

    record OnPort(PortKey port) implements Hit {
    }

    record OnNode(DrawnNode node) implements Hit {
    }

    record OnWire(DrawnWire wire) implements Hit {
    }

    record OnGround() implements Hit {
    }
}
