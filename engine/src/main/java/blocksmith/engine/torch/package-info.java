/// Writing designs as PyTorch code.
@NullMarked
package blocksmith.engine.torch;

import org.jspecify.annotations.NullMarked;
