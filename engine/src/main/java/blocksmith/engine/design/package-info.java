/// The document as its author wrote it: nodes with raw values, layout, edits, JSON.
@NullMarked
package blocksmith.engine.design;

import org.jspecify.annotations.NullMarked;
