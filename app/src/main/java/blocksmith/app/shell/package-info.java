/// The window: what stands where, actions and their keys, documents, recent files, preferences.
@NullMarked
package blocksmith.app.shell;

import org.jspecify.annotations.NullMarked;
