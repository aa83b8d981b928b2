/// What the tests of the window share.
@NullMarked
package blocksmith.app.testing;

import org.jspecify.annotations.NullMarked;
