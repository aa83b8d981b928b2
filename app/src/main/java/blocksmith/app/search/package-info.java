/// What is typed, and what is found for it.
@NullMarked
package blocksmith.app.search;

import org.jspecify.annotations.NullMarked;
