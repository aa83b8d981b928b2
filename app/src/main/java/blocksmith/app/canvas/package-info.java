/// The canvas: nodes, wires, frames and chips. Only what is visible lives in the scene.
@NullMarked
package blocksmith.app.canvas;

import org.jspecify.annotations.NullMarked;
