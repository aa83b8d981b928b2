/// Where the weights of a graph come from.
@NullMarked
package blocksmith.engine.weights;

import org.jspecify.annotations.NullMarked;
