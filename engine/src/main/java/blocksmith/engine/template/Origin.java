package blocksmith.engine.template;

import java.nio.file.Path;

/// Where a design is kept: what tells it from others, and where its links begin.
public sealed interface Origin {
    Origin UNSAVED = new Unsaved();

    /// In memory only.
    record Unsaved() implements Origin {
        @Override
        public String toString() {
            return "this design";
        }
    }

    /// In a file, absolute and without links or `..`, so that equal files are equal origins.
    record File(Path path) implements Origin {
        @Override
        public String toString() {
            return String.valueOf(path.getFileName());
        }
    }

    /// Part of the program.
    record BuiltIn(String name) implements Origin {
        @Override
        public String toString() {
            return name;
        }
    }
}
