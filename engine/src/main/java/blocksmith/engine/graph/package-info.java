/// The flat graph of typed operators that a design elaborates to.
@NullMarked
package blocksmith.engine.graph;

import org.jspecify.annotations.NullMarked;
