/// What the canvas shows of a design: nodes with their words and places, wires with their ways, frames. Values only.
@NullMarked
package blocksmith.app.canvas.drawing;

import org.jspecify.annotations.NullMarked;
