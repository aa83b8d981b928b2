/// What the inspector shows of the selection, made from operator types.
@NullMarked
package blocksmith.app.inspector;

import org.jspecify.annotations.NullMarked;
