package blocksmith.app.canvas.drawing;

import blocksmith.engine.op.Category;

/// What a node says.
///
/// @param latency    of its step, in milliseconds, `≈0.1` while it is provisional; empty while nobody knows
/// @param settings   the second line: shapes and settings, or what became of it
/// @param parameters exact; empty on small nodes
/// @param macs       scaled; empty on small nodes
/// @param share      of all MACs, from 0 to 1
/// @param condition  how it stands
/// @param message    what is wrong with it, and what to do; empty when nothing is
public record NodeFace(Category category, String title, String latency, String settings, String parameters,
        String macs, double share, Condition condition, String message) {

    /// How a node stands.
    public enum Condition {
        /// All of it is known.
        SOUND,
        /// It waits for a node before it, or for the analysis.
        WAITING,
        /// Its condition does not hold: the first input passes through.
        BYPASSED,
        /// It is not there in the form that is shown.
        ABSENT,
        /// It can be computed, but something about it is worth a look.
        DOUBTFUL,
        /// It cannot be computed.
        WRONG
    }

    /// For those who do not see it.
    public String spoken() {
        var counts = parameters.isEmpty() ? "" : ", " + parameters + " parameters, " + macs + " MACs";
        var time = latency.isEmpty() ? "" : ", " + latency + " milliseconds";
        return title + ", " + settings + counts + time + (message.isEmpty() ? "" : ". " + message);
    }
}
