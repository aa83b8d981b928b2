package blocksmith.app.session;

import java.nio.file.Path;

/// What the design shown is compared with.
public sealed interface Counterpart {

    /// The pinned design.
    record Pinned(Baseline baseline) implements Counterpart {
        @Override
        public String name() {
            return baseline.name();
        }
    }

    /// A design in a file, as it is there.
    record InFile(Path file) implements Counterpart {
        @Override
        public String name() {
            return String.valueOf(file.getFileName());
        }
    }

    /// A template, or a variant of one.
    record Named(String name) implements Counterpart {
    }

    /// The design shown under the values of one of its variants; its edits are the variant's too.
    record OwnVariant(String name) implements Counterpart {
    }

    /// What it is called.
    String name();
}
