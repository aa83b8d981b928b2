/// Where a node's numbers come from: the rule, the rule with its values, and who published it.
@NullMarked
package blocksmith.app.explain;

import org.jspecify.annotations.NullMarked;
