package blocksmith.engine.kernel;

import java.util.List;

/// The orders of what a layer reads and of what it makes. Channels first is the caller's own tensor: a kernel that takes
/// or makes it saves a change of layout.
public record Orders(Order input, Order output) {
    /// Within a plan.
    public static final Orders INNER = new Orders(Order.CHANNELS_LAST, Order.CHANNELS_LAST);

    /// From caller to caller.
    public static final Orders CALLERS = new Orders(Order.CHANNELS_FIRST, Order.CHANNELS_FIRST);

    /// The orders that a layer may have, the best first.
    ///
    /// @param input  of the caller's order, where the layer reads what the caller gives
    /// @param output the same of what the caller gets
    public static List<Orders> upTo(Order input, Order output) {
        return List.of(new Orders(input, output), new Orders(input, Order.CHANNELS_LAST),
                new Orders(Order.CHANNELS_LAST, output), INNER).stream().distinct().toList();
    }
}
