package blocksmith.engine.kernel;

import java.util.List;

/// The orders of what a layer reads, of what it makes, and of what is added to that.
public record Orders(Order input, Order output, Order added) {
    /// Between layers that work channels last.
    public static final Orders INNER = new Orders(Order.CHANNELS_LAST, Order.CHANNELS_LAST, Order.CHANNELS_LAST);
    /// The caller's order throughout.
    public static final Orders PLANES = new Orders(Order.CHANNELS_FIRST, Order.CHANNELS_FIRST, Order.CHANNELS_FIRST);

    /// The orders that a layer may have among others that work channels last, the best first: with channels first it reads
    /// or makes the caller's own tensor, which saves a change of layout.
    ///
    /// @param input  of the caller's order, where the layer reads what the caller gives
    /// @param output the same of what the caller gets
    public static List<Orders> upTo(Order input, Order output) {
        var last = Order.CHANNELS_LAST;
        return List.of(new Orders(input, output, last), new Orders(input, last, last), new Orders(last, output, last),
                INNER).stream().distinct().toList();
    }

    /// The same with something of that order added.
    public Orders adding(Order order) {
        return new Orders(input, output, order);
    }

    boolean isInner() {
        return equals(INNER);
    }

    boolean isOfPlanes() {
        return input == Order.CHANNELS_FIRST && output == Order.CHANNELS_FIRST;
    }
}
