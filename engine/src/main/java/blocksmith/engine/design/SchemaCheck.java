package blocksmith.engine.design;

import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.problem.Spelling;
import com.networknt.schema.Error;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checks a tree by the schema and says in the words of designs what is wrong.
final class SchemaCheck {
    private static final String WELL_FORMED_NAME = "Begin with a letter; use letters, digits, _ and -.";

    private SchemaCheck() {
    }

    /// What keeps the tree from being held as a design; at most [Limits#PROBLEMS].
    static List<Problem> problems(JsonNode root) {
        return DesignSchema.compiled()
                .validate(root)
                .stream()
                .filter(error -> !isAboutOperator(error))
                .limit(Limits.PROBLEMS)
                .map(SchemaCheck::problem)
                .toList();
    }

    /// Whether it is left to elaboration: what an operator makes of its values.
    private static boolean isAboutOperator(Error error) {
        return error.getEvaluationPath().contains("allOf");
    }

    private static Problem problem(Error error) {
        var path = path(error);
        boolean inNode = path.size() > 1 && path.getFirst().equals("nodes") && NodeId.isValid(path.get(1));
        return inNode
                ? finding(error, part(path.subList(2, path.size()))).at(NodePath.of(path.get(1)))
                : finding(error, part(path)).atDesign();
    }

    private static List<String> path(Error error) {
        var location = error.getInstanceLocation();
        return IntStream.range(0, location.getNameCount()).mapToObj(location::getName).toList();
    }

    private static @Nullable String part(List<String> path) {
        return path.isEmpty() ? null : Excerpt.of(String.join(".", path));
    }

    private static Finding finding(Error error, @Nullable String part) {
        var schema = DesignSchema.around(error.getSchemaLocation());
        return Finding.error(ProblemCode.NOT_A_DESIGN, part, fact(error, schema), fix(error, schema));
    }

    private static String fact(Error error, JsonNode schema) {
        return switch (error.getKeyword()) {
            case "required" -> "There is no \"" + error.getProperty() + "\".";
            case "additionalProperties" -> quoted(error) + " means nothing here.";
            case "propertyNames" -> quoted(error) + " is no id.";
            case "not" -> "There are both \"op\" and \"template\".";
            default -> "There is " + excerpt(error.getInstanceNode()) + ", where "
                    + schema.path("description").asString("something else") + " should stand.";
        };
    }

    private static String fix(Error error, JsonNode schema) {
        return switch (error.getKeyword()) {
            case "required" -> "Add \"" + error.getProperty() + "\".";
            case "additionalProperties" -> insteadOf(error.getProperty(), schema.path("properties"));
            case "not" -> "Take one of them away.";
            case "enum" -> Spelling.choice(error.getSchemaNode().valueStream().map(JsonNode::asString).toList());
            case "propertyNames", "pattern" -> WELL_FORMED_NAME;
            case "minimum", "maximum" -> "Choose from " + schema.path("minimum").asString() + " to "
                    + schema.path("maximum").asString() + ".";
            case "minItems", "maxItems" -> "Give " + error.getSchemaNode().asString() + " numbers.";
            case "const" -> "Write " + error.getSchemaNode().asString() + ".";
            default -> "Put " + expected(error.getSchemaNode()) + " there.";
        };
    }

    private static String insteadOf(String wrong, JsonNode members) {
        var known = List.copyOf(members.propertyNames());
        return Spelling.suggestion(wrong, known, "Take it away, or use " + Spelling.alternatives(known) + ".");
    }

    private static String expected(JsonNode type) {
        return switch (type.asString("")) {
            case "object" -> "{ … }";
            case "array" -> "[ … ]";
            case "string" -> "a text in quotes";
            case "integer" -> "a whole number";
            default -> "a number up to 1e300, true, false, a text or a list";
        };
    }

    private static String quoted(Error error) {
        return "\"" + Excerpt.of(error.getProperty()) + "\"";
    }

    /// Large values are not printed whole only to be cut.
    private static String excerpt(JsonNode value) {
        if (value.isContainer() || value.isNull()) {
            return value.isObject() ? "an object" : value.isArray() ? "a list" : "null";
        }
        return value.isString() ? "\"" + Excerpt.of(value.asString()) + "\"" : Excerpt.of(value.asString());
    }
}
