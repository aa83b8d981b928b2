/// Where things are on the canvas: pure functions without scene nodes.
@NullMarked
package blocksmith.app.canvas.geometry;

import org.jspecify.annotations.NullMarked;
