/// The only door to the engine: history, selection, analysis and benchmark services.
@NullMarked
package blocksmith.app.session;

import org.jspecify.annotations.NullMarked;
