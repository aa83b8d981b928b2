/// Where the program starts.
@NullMarked
package blocksmith.app;

import org.jspecify.annotations.NullMarked;
