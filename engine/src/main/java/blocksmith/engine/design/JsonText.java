package blocksmith.engine.design;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON text within [Limits].
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder(
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Limits.NESTING)
                                    .maxDocumentLength(Limits.FILE_BYTES)
                                    .maxStringLength(Limits.FILE_BYTES)
                                    .maxNameLength(Limits.NAME_LENGTH)
                                    .maxNumberLength(Limits.NUMBER_LENGTH)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {
    }

    /// What came of reading a text.
    sealed interface Reading {
        record Tree(JsonNode root) implements Reading {
        }

        record Broken(Problem problem) implements Reading {
        }
    }

    static Reading read(String text) {
        if (text.isBlank()) {
            return broken("The file is empty.", "Open another, or save a design to it.");
        }
        try {
            return new Reading.Tree(MAPPER.readTree(text));
        } catch (StreamConstraintsException e) {
            return beyondLimits(e.getLocation());
        } catch (JacksonException e) {
            return unreadable(e);
        }
    }

    private static Reading beyondLimits(TokenStreamLocation location) {
        return broken(
                "The file goes beyond what a design may hold" + at(location) + ".",
                "Keep to " + Limits.NESTING + " levels of nesting, numbers of " + Limits.NUMBER_LENGTH
                        + " digits and " + (Limits.FILE_BYTES >> 20) + " MB in all.");
    }

    private static Reading unreadable(JacksonException e) {
        var message = e.getOriginalMessage();
        return message != null && message.startsWith("Duplicate")
                ? broken("The same name stands twice in one place" + at(e.getLocation()) + ".",
                        "Rename one of the two.")
                : broken(
                        "The text is not JSON" + at(e.getLocation()) + ".",
                        "Look there, or just before, for a missing or surplus comma, quote or bracket.");
    }

    private static String at(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 0
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Reading broken(String fact, String fix) {
        return new Reading.Broken(Finding.error(ProblemCode.UNREADABLE, null, fact, fix).atDesign());
    }
}
