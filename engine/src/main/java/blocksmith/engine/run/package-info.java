/// Running a plan, and the double-precision reference run.
@NullMarked
package blocksmith.engine.run;

import org.jspecify.annotations.NullMarked;
