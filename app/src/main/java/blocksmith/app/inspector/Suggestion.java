package blocksmith.app.inspector;

/// A name that an expression may use.
///
/// @param insert what is put in: a function opens its bracket
/// @param name   as it is shown
/// @param hint   what it is or comes to
record Suggestion(String insert, String name, String hint) {

    /// Whether it is among what somebody may mean who has typed `start`.
    boolean matches(String start) {
        return name.length() > start.length() && name.regionMatches(true, 0, start, 0, start.length());
    }
}
