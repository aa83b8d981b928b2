package blocksmith.app.session;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.template.CollectionReader;
import blocksmith.engine.template.CollectionReading;
import blocksmith.engine.template.CollectionWriter;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.TemplateCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/// The user's own templates as a collection, out and in. May be asked by several threads at once.
public final class TemplateExchange {
    private static final String ZIP_END = ".zip";

    private final TemplateStore store;

    TemplateExchange(TemplateStore store) {
        this.store = store;
    }

    /// What came of it, as a sentence.
    public sealed interface Outcome {
        String said();

        record Done(String said) implements Outcome {
        }

        /// Nothing was changed.
        record Refused(String said) implements Outcome {
        }
    }

    /// Whether a collection is kept there as one file.
    public static boolean isZip(Path place) {
        return String.valueOf(place.getFileName()).endsWith(ZIP_END);
    }

    /// Writes templates and those that they link to: to a zip, which is replaced, or to a folder, whose files are not.
    ///
    /// @param names of the user's own; none for all
    public Outcome export(List<String> names, Path target) throws IOException {
        var wanted = names.isEmpty() ? store.names() : names;
        if (wanted.isEmpty()) {
            return new Outcome.Refused("You have no templates yet, in " + store.folder() + ".");
        }
        return switch (TemplateCollection.gather(wanted, store.files(), Origin.UNSAVED)) {
            case CollectionReading.Read(var collection) when isZip(target) -> {
                replace(target, CollectionWriter.zip(collection));
                yield new Outcome.Done(sentence(List.copyOf(collection.templates().keySet()), target));
            }
            case CollectionReading.Read(var collection) ->
                outcome(CollectionWriter.write(collection, target), target);
            case CollectionReading.Refused(var finding) -> refused(finding);
        };
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        var temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Puts the templates of a collection among the user's own, all of them or none.
    ///
    /// @param place a folder, or a zip
    public Outcome bringIn(Path place) throws IOException {
        return switch (CollectionReader.read(place)) {
            case CollectionReading.Read(var collection) ->
                outcome(CollectionWriter.add(collection, store.folder()), store.folder());
            case CollectionReading.Refused(var finding) -> refused(finding);
        };
    }

    private static Outcome outcome(CollectionWriter.Writing writing, Path place) {
        return switch (writing) {
            case CollectionWriter.Writing.Done(var written, var unchanged) ->
                new Outcome.Done(sentence(written, place)
                        + (unchanged.isEmpty() ? "" : " There already: " + String.join(", ", unchanged) + "."));
            case CollectionWriter.Writing.Refused(var finding) -> refused(finding);
        };
    }

    private static String sentence(List<String> names, Path place) {
        return names.isEmpty()
                ? "Nothing is new in " + place + "."
                : names.size() + (names.size() == 1 ? " template is" : " templates are") + " new in " + place + ": "
                        + String.join(", ", names) + ".";
    }

    private static Outcome.Refused refused(Finding finding) {
        return new Outcome.Refused(finding.fact() + " " + finding.fix());
    }
}
