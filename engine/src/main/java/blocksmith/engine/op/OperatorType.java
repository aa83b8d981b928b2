package blocksmith.engine.op;

import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that is derived, once, from an operator's record and annotations: what palette, inspector, documents, schema
/// and reference are built from.
public final class OperatorType {
    private static final List<OperatorType> ALL = records(Operator.class).map(OperatorType::derive).toList();
    private static final Map<String, OperatorType> BY_NAME = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(OperatorType::name, Function.identity()));
    private static final Map<Class<?>, OperatorType> BY_RECORD = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(type -> type.constructor.getDeclaringClass(), Function.identity()));

    private final About about;
    private final List<Component> components;
    private final List<ParameterType> parameters;
    private final List<PresetType> presets;
    private final Constructor<? extends Operator> constructor;

    private OperatorType(About about, List<Component> components, List<PresetType> presets,
            Constructor<? extends Operator> constructor) {
        this.about = about;
        this.components = components;
        this.parameters = components.stream().map(Component::type).toList();
        this.presets = presets;
        this.constructor = constructor;
    }

    private static Stream<Class<? extends Operator>> records(Class<?> family) {
        return family.isRecord()
                ? Stream.of(family.asSubclass(Operator.class))
                : Arrays.stream(family.getPermittedSubclasses()).flatMap(OperatorType::records);
    }

    private static OperatorType derive(Class<? extends Operator> record) {
        var about = record.getAnnotation(About.class);
        if (about == null) {
            throw new IllegalStateException(record + " has no @About");
        }
        var sources = record.getRecordComponents();
        return new OperatorType(about, Arrays.stream(sources).map(Component::of).toList(), presets(record, about),
                canonicalConstructor(record, sources));
    }

    private static Constructor<? extends Operator> canonicalConstructor(Class<? extends Operator> record,
            RecordComponent[] components) {
        try {
            return record.getConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new LinkageError("A record has a canonical constructor", e);
        }
    }

    private static List<PresetType> presets(Class<?> record, About about) {
        var presets = record.getAnnotationsByType(Preset.class);
        return presets.length == 0
                ? List.of(new PresetType(about.label(), about.summary(), about.category(), Map.of()))
                : Arrays.stream(presets).map(OperatorType::preset).toList();
    }

    private static PresetType preset(Preset preset) {
        var values = new LinkedHashMap<String, Literal>();
        for (var assignment : preset.values()) {
            int equals = assignment.indexOf('=');
            values.put(assignment.substring(0, equals), Literal.parse(assignment.substring(equals + 1)));
        }
        return new PresetType(preset.label(), preset.summary(), preset.category(), values);
    }

    /// Every permitted operator, in the order of `permits`; the members of a family stand where it stands.
    public static List<OperatorType> all() {
        return ALL;
    }

    /// The operator that documents call `name`.
    public static Optional<OperatorType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static OperatorType of(Operator operator) {
        var type = BY_RECORD.get(operator.getClass());
        if (type == null) {
            throw new IllegalStateException("Not in permits: " + operator.getClass());
        }
        return type;
    }

    public About about() {
        return about;
    }

    /// The name in documents.
    public String name() {
        return about.name();
    }

    public List<ParameterType> parameters() {
        return parameters;
    }

    public Optional<ParameterType> parameter(String name) {
        return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }

    public List<PresetType> presets() {
        return presets;
    }

    /// Makes the operator from a document's values: those not given take their defaults. Words that are no keyword of
    /// their parameter are refused: expressions have been resolved before.
    public Creation create(Map<String, Literal> values) {
        var findings = new ArrayList<>(unknown(values));
        var arguments = new ArrayList<>();
        for (var component : components) {
            switch (read(component, values)) {
                case Component.Reading.Good(var value) -> arguments.add(value);
                case Component.Reading.Bad(var finding) -> findings.add(finding);
            }
        }
        return findings.isEmpty() ? new Creation.Made(construct(arguments)) : new Creation.Refused(findings);
    }

    private List<Finding> unknown(Map<String, Literal> values) {
        return values.keySet().stream().filter(name -> parameter(name).isEmpty()).map(this::unknown).toList();
    }

    private Finding unknown(String name) {
        var names = parameters.stream().map(ParameterType::name).toList();
        return Finding.error(
                ProblemCode.UNKNOWN_VALUE,
                Excerpt.of(name),
                this.name() + " has no value \"" + Excerpt.of(name) + "\".",
                names.isEmpty() ? "Remove it: the operator has no values." : "Use " + Wording.either(names) + ".");
    }

    private static Component.Reading read(Component component, Map<String, Literal> values) {
        var literal = given(component, values);
        return literal == null ? new Component.Reading.Bad(component.missing()) : component.read(literal);
    }

    private static @Nullable Literal given(Component component, Map<String, Literal> values) {
        var literal = values.get(component.type().name());
        return literal == null ? component.type().fallback() : literal;
    }

    private Operator construct(List<?> arguments) {
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot make a " + name() + " of " + arguments, e);
        }
    }

    /// The values of an operator, in the order of its parameters; [#create] makes an equal operator of them.
    public Map<String, Literal> values(Operator operator) {
        var values = new LinkedHashMap<String, Literal>();
        components.forEach(component -> values.put(component.type().name(), component.write(operator)));
        return Collections.unmodifiableMap(values);
    }

    /// The ports for these values, as far as they can be told: what a node shows even when a value is wrong. A value
    /// that is wrong or missing counts as its default, or else as the least that it may be.
    public Ports ports(Map<String, Literal> values) {
        return construct(components.stream().map(component -> readable(component, values)).toList()).ports();
    }

    private static Object readable(Component component, Map<String, Literal> values) {
        return switch (read(component, values)) {
            case Component.Reading.Good(var value) -> value;
            case Component.Reading.Bad _ -> component.standIn();
        };
    }
}
