/// Designs in the forms of other tools: models, code, pictures and tables.
@NullMarked
package blocksmith.app.export;

import org.jspecify.annotations.NullMarked;
