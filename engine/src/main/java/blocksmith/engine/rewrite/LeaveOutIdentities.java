package blocksmith.engine.rewrite;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.Elementwise;
import java.util.Optional;

/// Leaves out what drops by chance while training and passes all on afterwards.
///
/// ```
/// x ─ Dropout ─ y   ▶   x ─ y
/// ```
///
/// Srivastava et al. 2014, JMLR 15, section 4; Huang et al. 2016, arXiv:1603.09382, section 3.
final class LeaveOutIdentities implements Rewrite {

    @Override
    public boolean apply(Draft draft, GraphNode.Typed node) {
        if (!(node.operator() instanceof Elementwise function && function.isIdentity())) {
            return false;
        }
        draft.remove(node.path(), node.inputs().getFirst().orElseThrow());
        draft.note(new Rewritten(Rewritten.Kind.LEFT_OUT, node.path(), Optional.empty()));
        return true;
    }
}
