package blocksmith.app.session;

import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The design that the one shown is compared with, if there is one: it is analysed anew for another batch.
final class PinnedDesign implements AutoCloseable {
    private final ReadOnlyObjectWrapper<@Nullable Baseline> baseline = new ReadOnlyObjectWrapper<>(null);
    private final AnalysisService analyses;
    private final Consumer<@Nullable Baseline> follower;
    private @Nullable Design pinned;

    PinnedDesign(Analyzed first, Consumer<@Nullable Baseline> follower) {
        this.analyses = new AnalysisService(first, this::show);
        this.follower = follower;
    }

    ReadOnlyObjectProperty<@Nullable Baseline> baselineProperty() {
        return baseline.getReadOnlyProperty();
    }

    private void show(Analyzed result) {
        if (result.design().equals(pinned)) {
            compareWith(new Baseline(result));
        }
    }

    private void compareWith(@Nullable Baseline changed) {
        baseline.set(changed);
        follower.accept(changed);
    }

    /// Compares with `design` as soon as its analysis is there.
    ///
    /// @param known   an analysis that may be its own
    /// @param opening which time a design was opened, as [AnalysisService] asks for it
    void pin(Design design, Analyzed known, @Nullable Path file, Setting setting, int opening) {
        pinned = design;
        if (known.design().equals(design) && known.analysis().setting().equals(setting)) {
            compareWith(new Baseline(known));
        } else {
            analyze(file, setting, opening);
        }
    }

    void unpin() {
        pinned = null;
        compareWith(null);
    }

    void analyze(@Nullable Path file, Setting setting, int opening) {
        if (pinned != null) {
            analyses.submit(pinned, file, setting, opening);
        }
    }

    @Override
    public void close() {
        analyses.close();
    }
}
