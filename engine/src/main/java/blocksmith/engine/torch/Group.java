package blocksmith.engine.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is run by one line of the forward pass: a layer with what normalizes and activates it, or an expression.
///
/// @param pieces in a row, each read by the next only
record Group(List<Piece> pieces) {

    /// The groups of a design, in computing order.
    static List<Group> of(List<Piece> pieces) {
        var readers = readers(pieces);
        var groups = new ArrayList<Group>();
        var ends = new HashMap<Piece.Source, Group>();
        for (var piece : pieces) {
            var before = piece.inputs().isEmpty() ? null : ends.get(piece.inputs().getFirst());
            if (piece instanceof Piece.Made made && made.follows() && before != null
                    && readers.getOrDefault(piece.inputs().getFirst(), 0) == 1) {
                before.pieces.add(made);
                ends.put(new Piece.Source(made.node().id(), 0), before);
            } else {
                var group = new Group(new ArrayList<>(List.of(piece)));
                groups.add(group);
                if (piece instanceof Piece.Made && piece.inputs().size() == 1) {
                    ends.put(new Piece.Source(piece.node().id(), 0), group);
                }
            }
        }
        return groups;
    }

    /// How often each tensor is read.
    static Map<Piece.Source, Integer> readers(List<Piece> pieces) {
        var readers = new HashMap<Piece.Source, Integer>();
        pieces.forEach(piece -> piece.inputs().forEach(source -> readers.merge(source, 1, Integer::sum)));
        return readers;
    }

    Piece first() {
        return pieces.getFirst();
    }

    Piece last() {
        return pieces.getLast();
    }
}
