/// The bench below the canvas: live latency, and where the time goes.
@NullMarked
package blocksmith.app.bench;

import org.jspecify.annotations.NullMarked;
