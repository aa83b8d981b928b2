package blocksmith.app.session;

/// An edit, as a chart shows it.
///
/// @param at in nanoseconds, on [System#nanoTime]'s clock
public record Mark(long at, String label) {
}
