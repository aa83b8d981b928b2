package blocksmith.app.canvas.drawing;

import blocksmith.app.canvas.geometry.NodeForm;

/// How wide the texts of a node are, as the toolkit sets them.
public interface TextWidths {
    double title(String text);

    double line(String text);

    double label(String text);

    /// Latencies change while one looks: nodes keep room for one, so that they do not change their width with it.
    double latency();

    /// Of a node's widest line.
    default double widest(NodeForm form, NodeFace face) {
        return switch (form) {
            case FULL -> Math.max(title(face.title()) + latency(), line(face.settings()));
            case SMALL, TERMINAL -> Math.max(title(face.title()), line(face.settings()));
        };
    }
}
