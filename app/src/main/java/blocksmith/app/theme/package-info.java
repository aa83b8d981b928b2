/// Colour tokens, light and dark, and what every view is styled with.
@NullMarked
package blocksmith.app.theme;

import org.jspecify.annotations.NullMarked;
