/// The deployed form of a design: the graph that computes the same with less, once training is over.
@NullMarked
package blocksmith.engine.rewrite;

import org.jspecify.annotations.NullMarked;
