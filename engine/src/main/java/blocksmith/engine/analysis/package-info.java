/// Shapes, parameters, work, memory and receptive field of a graph.
@NullMarked
package blocksmith.engine.analysis;

import org.jspecify.annotations.NullMarked;
