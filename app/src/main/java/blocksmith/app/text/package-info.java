/// How numbers are written, in the window and in the terminal alike.
@NullMarked
package blocksmith.app.text;

import org.jspecify.annotations.NullMarked;
