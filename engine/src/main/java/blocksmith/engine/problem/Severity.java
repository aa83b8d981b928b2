package blocksmith.engine.problem;

/// An error keeps a node from being computed; a warning does not.
public enum Severity {
    ERROR, WARNING
}
