/// Charts: they paint what they are given and know nothing of designs.
@NullMarked
package blocksmith.app.chart;

import org.jspecify.annotations.NullMarked;
