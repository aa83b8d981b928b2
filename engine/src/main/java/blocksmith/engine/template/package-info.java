/// Elaboration: from a design with parameters and conditions to a flat graph.
@NullMarked
package blocksmith.engine.template;

import org.jspecify.annotations.NullMarked;
