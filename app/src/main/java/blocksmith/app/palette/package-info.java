/// The list of operators to add, made from their types.
@NullMarked
package blocksmith.app.palette;

import org.jspecify.annotations.NullMarked;
