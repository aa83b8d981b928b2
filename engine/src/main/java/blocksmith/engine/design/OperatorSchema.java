package blocksmith.engine.design;

import static blocksmith.engine.design.SchemaParts.empty;
import static blocksmith.engine.design.SchemaParts.list;
import static blocksmith.engine.design.SchemaParts.object;
import static blocksmith.engine.design.SchemaParts.putRange;
import static blocksmith.engine.design.SchemaParts.putStrings;
import static blocksmith.engine.design.SchemaParts.reference;
import static blocksmith.engine.design.SchemaParts.whole;

import blocksmith.engine.op.LiteralForm;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.ParameterType;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What each operator's node may hold, as derived from the operator.
final class OperatorSchema {
    private OperatorSchema() {
    }

    /// Which values belong to which operator.
    static ObjectNode choice() {
        var choice = empty();
        putStrings(
                choice.putObject("properties").putObject("op"),
                "enum",
                OperatorType.all().stream().map(OperatorType::name).toList());
        var cases = choice.putArray("allOf");
        OperatorType.all().forEach(type -> cases.add(rule(type)));
        return choice;
    }

    private static ObjectNode rule(OperatorType type) {
        var rule = empty();
        var condition = rule.putObject("if");
        condition.putObject("properties").putObject("op").put("const", type.name());
        putStrings(condition, "required", List.of("op"));
        var then = rule.putObject("then");
        then.putObject("properties").set("values", reference("values/" + type.name()));
        if (!required(type).isEmpty()) {
            putStrings(then, "required", List.of("values"));
        }
        return rule;
    }

    /// The values of each operator, by its name.
    static ObjectNode values() {
        var all = empty();
        OperatorType.all().forEach(type -> all.set(type.name(), values(type)));
        return all;
    }

    private static ObjectNode values(OperatorType type) {
        var members = empty();
        type.parameters().forEach(parameter -> members.set(parameter.name(), value(parameter)));
        return object(type.about().summary(), members, required(type));
    }

    private static List<String> required(OperatorType type) {
        return type.parameters().stream()
                .filter(parameter -> parameter.fallback() == null)
                .map(ParameterType::name)
                .toList();
    }

    private static ObjectNode value(ParameterType parameter) {
        var value = empty().put("title", parameter.label()).put("description", parameter.help());
        var fallback = parameter.fallback();
        if (fallback != null) {
            value.set("default", DesignTree.literal(fallback));
        }
        var forms = parameter.kind().forms();
        var choices = value.putArray("anyOf");
        forms.forEach(form -> choices.add(form(form, parameter)));
        if (!forms.equals(List.of(LiteralForm.WORD))) {
            choices.add(reference("expression"));
        }
        return value;
    }

    private static ObjectNode form(LiteralForm form, ParameterType parameter) {
        return switch (form) {
            case WHOLE -> whole(parameter.label(), parameter.min(), parameter.max());
            case DECIMAL -> putRange(empty().put("type", "number"), parameter.min(), parameter.max());
            case TRUTH -> empty().put("type", "boolean");
            case WORD -> putStrings(empty(), "enum", parameter.words());
            case PAIR -> numbers(parameter).put("minItems", 2).put("maxItems", 2);
            case LIST -> numbers(parameter).put("minItems", 1);
        };
    }

    private static ObjectNode numbers(ParameterType parameter) {
        var item = empty();
        item.putArray("anyOf")
                .add(whole(parameter.label(), parameter.min(), parameter.max()))
                .add(reference("expression"));
        return list(parameter.label(), item);
    }
}
