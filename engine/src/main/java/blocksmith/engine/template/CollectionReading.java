package blocksmith.engine.template;

import blocksmith.engine.problem.Finding;

/// What came of reading or gathering a collection.
public sealed interface CollectionReading {

    record Read(TemplateCollection collection) implements CollectionReading {
    }

    record Refused(Finding finding) implements CollectionReading {
    }
}
