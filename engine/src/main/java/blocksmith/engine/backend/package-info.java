/// What runs designs: the embedded engine, and ONNX Runtime to hold it against.
@NullMarked
package blocksmith.engine.backend;

import org.jspecify.annotations.NullMarked;
