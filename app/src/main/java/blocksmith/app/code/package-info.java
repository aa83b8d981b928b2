/// The design as code of another tool, while it is edited.
@NullMarked
package blocksmith.app.code;

import org.jspecify.annotations.NullMarked;
