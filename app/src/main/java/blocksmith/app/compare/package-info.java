/// The design beside another: what differs, and what it costs.
@NullMarked
package blocksmith.app.compare;

import org.jspecify.annotations.NullMarked;
