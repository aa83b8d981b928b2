/// What hands do on the canvas: one class a gesture. A gesture previews while it lasts and becomes one edit at its end.
@NullMarked
package blocksmith.app.canvas.gesture;

import org.jspecify.annotations.NullMarked;
