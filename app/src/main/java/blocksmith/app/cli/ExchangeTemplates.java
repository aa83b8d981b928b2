package blocksmith.app.cli;

import blocksmith.app.session.TemplateExchange;
import blocksmith.app.session.TemplateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// The user's own templates out and in; what cannot be done is the input's fault.
final class ExchangeTemplates {
    private ExchangeTemplates() {
    }

    /// @param names those to export; none for all
    /// @return what was done
    static String export(TemplateStore store, List<String> names, Path target) {
        if (TemplateExchange.isZip(target) && Files.exists(target)) {
            throw new InputFault(target + " is there already. Name another file.");
        }
        try {
            return done(store.exchange().export(names, target));
        } catch (IOException failure) {
            throw new InputFault(target + " cannot be written", failure);
        }
    }

    /// @return what was done
    static String bringIn(TemplateStore store, Path place) {
        try {
            return done(store.exchange().bringIn(place));
        } catch (NoSuchFileException _) {
            throw new InputFault("There is no file or folder " + place + ".");
        } catch (IOException failure) {
            throw new InputFault(place + " cannot be imported", failure);
        }
    }

    private static String done(TemplateExchange.Outcome outcome) {
        return switch (outcome) {
            case TemplateExchange.Outcome.Done(var said) -> said;
            case TemplateExchange.Outcome.Refused(var said) -> throw new InputFault(said);
        };
    }
}
