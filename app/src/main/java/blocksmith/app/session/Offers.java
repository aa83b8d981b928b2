package blocksmith.app.session;

import blocksmith.engine.template.Origin;
import blocksmith.engine.template.TemplateFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// All that can be added to the design: operators from the beginning, and templates as soon as they are read.
public final class Offers implements AutoCloseable {
    private final ReadOnlyObjectWrapper<List<Offer>> all = new ReadOnlyObjectWrapper<>(OperatorOffer.all());
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("blocksmith-templates").factory());
    private final TemplateFiles files;

    Offers(TemplateFiles files) {
        this.files = files;
    }

    public ReadOnlyObjectProperty<List<Offer>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /// Those that `text` finds, the likeliest first; all for an empty text.
    public List<Offer> search(String text) {
        return Offer.search(all.get(), text);
    }

    /// Reads the templates again that a design kept at `from` can use.
    void refresh(Origin from) {
        worker.execute(() -> {
            var found = new ArrayList<>(OperatorOffer.all());
            found.addAll(TemplateOffer.all(files, from));
            Platform.runLater(() -> {
                if (!all.get().equals(found)) {
                    all.set(List.copyOf(found));
                }
            });
        });
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
