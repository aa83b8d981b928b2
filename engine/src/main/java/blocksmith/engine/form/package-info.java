/// The forms that operators have in other tools: graphs of ONNX operators, and PyTorch code.
@NullMarked
package blocksmith.engine.form;

import org.jspecify.annotations.NullMarked;
