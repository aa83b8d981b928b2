/// Writing designs as ONNX models.
@NullMarked
package blocksmith.engine.onnx;

import org.jspecify.annotations.NullMarked;
