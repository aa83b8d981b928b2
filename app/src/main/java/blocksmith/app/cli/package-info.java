/// The commands, one a class. None of them needs a window, and only the screenshot loads the toolkit.
@NullMarked
package blocksmith.app.cli;

import org.jspecify.annotations.NullMarked;
