package blocksmith.app.shell;

import blocksmith.app.session.TemplateMaking;
import blocksmith.engine.design.TemplateDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Answers prepared by a test, and what was asked.
final class PreparedChoosers implements Choosers {
    Optional<Path> toOpen = Optional.empty();
    Optional<Path> toSave = Optional.empty();
    Optional<Path> toExport = Optional.empty();
    Function<TemplateDraft, Optional<TemplateDraft>> template = _ -> Optional.empty();
    Optional<List<String>> chosen = Optional.empty();
    Optional<Path> collection = Optional.empty();
    LeavingAnswer leaving = LeavingAnswer.STAY;
    final List<String> asked = new ArrayList<>();

    @Override
    public Optional<Path> fileToOpen() {
        asked.add("open");
        return toOpen;
    }

    @Override
    public Optional<Path> fileToSave(String suggestion) {
        asked.add("save as " + suggestion);
        return toSave;
    }

    @Override
    public Optional<Path> fileToExport(String kind, String suggestion) {
        asked.add("export " + kind + " as " + suggestion);
        return toExport;
    }

    @Override
    public Optional<TemplateDraft> template(TemplateMaking making) {
        asked.add("template " + making.proposal().name());
        return template.apply(making.proposal());
    }

    @Override
    public Optional<List<String>> templatesToExport(List<String> names) {
        asked.add("which of " + names);
        return chosen.or(() -> Optional.of(names));
    }

    @Override
    public Optional<Path> collectionToWrite(CollectionForm form) {
        asked.add("write " + form);
        return collection;
    }

    @Override
    public Optional<Path> collectionToRead(CollectionForm form) {
        asked.add("read " + form);
        return collection;
    }

    @Override
    public LeavingAnswer leaving(String design) {
        asked.add("leave " + design);
        return leaving;
    }
}
