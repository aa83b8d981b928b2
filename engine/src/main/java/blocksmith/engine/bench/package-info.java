/// Measuring latency, and the limits of the machine.
@NullMarked
package blocksmith.engine.bench;

import org.jspecify.annotations.NullMarked;
