package blocksmith.engine.design;

/// How much a design's file may hold. Whoever goes beyond is told so at once, so that no file takes memory or time
/// without end.
final class Limits {
    static final int FILE_BYTES = 16 << 20;
    static final int NESTING = 64;
    static final int NODES = 100_000;
    static final int NAME_LENGTH = 65_536;
    static final int NUMBER_LENGTH = 400;
    /// Positions on the canvas, either way from its origin.
    static final int CANVAS = 1_000_000;
    /// Beyond this many problems of one file, the others are left unsaid.
    static final int PROBLEMS = 50;

    private Limits() {
    }
}
