package blocksmith.engine.tune;

import blocksmith.engine.plan.Preference;
import blocksmith.engine.plan.PreferenceKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Measured layers as JSON. What is no such text, or no such layer, is left out when it is read: it can be measured again.
final class TuningText {
    /// Of a text that is read.
    static final int MOST_BYTES = 1 << 23;
    private static final int FORMAT = 1;
    private static final int MOST_LETTERS = 1_000;
    private static final int MOST_CANDIDATES = 16;
    private static final int MOST_USES = 1_000_000;
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxDocumentLength(MOST_BYTES)
                    .maxStringLength(2 * MOST_LETTERS)
                    .maxNameLength(100)
                    .maxNumberLength(40)
                    .build())
            .build()).build();

    private TuningText() {
    }

    /// Whether a layer can be written so that it will be read.
    static boolean holds(TunedLayer layer) {
        return isWord(layer.machine().text()) && isWord(layer.key().text())
                && layer.preference().times().size() <= MOST_CANDIDATES;
    }

    static byte[] write(Collection<TunedLayer> layers) {
        var root = MAPPER.createObjectNode().put("format", FORMAT);
        var array = root.putArray("layers");
        layers.forEach(layer -> write(layer, array.addObject()));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static void write(TunedLayer layer, ObjectNode node) {
        node.put("machine", layer.machine().text())
                .put("layer", layer.key().text())
                .put("measured", layer.preference().measured().toString())
                .put("used", layer.used().toString())
                .put("uses", layer.uses());
        var times = node.putArray("times");
        layer.preference().times().forEach(
                time -> times.addObject().put("candidate", time.candidate()).put("nanos", time.nanos()));
    }

    /// @param now what claims to be of later is not believed
    static List<TunedLayer> read(byte[] bytes, Instant now) {
        var layers = new ArrayList<TunedLayer>();
        try {
            var root = MAPPER.readTree(bytes);
            if (root.path("format").asInt(0) == FORMAT) {
                root.path("layers").forEach(node -> layer(node, now).ifPresent(layers::add));
            }
        } catch (JacksonException _) {
            return List.of();
        }
        return layers;
    }

    private static Optional<TunedLayer> layer(JsonNode node, Instant now) {
        try {
            var measured = Instant.parse(word(node, "measured"));
            var used = Instant.parse(word(node, "used"));
            int uses = node.path("uses").asInt(-1);
            if (!isPast(measured, now) || !isPast(used, now) || uses < 0 || uses > MOST_USES) {
                return Optional.empty();
            }
            return Optional
                    .of(new TunedLayer(new Machine(word(node, "machine")), new PreferenceKey(word(node, "layer")),
                            new Preference(times(node.path("times")), measured), used, uses));
        } catch (IllegalArgumentException | DateTimeException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static boolean isPast(Instant at, Instant now) {
        return at.isAfter(EARLIEST) && at.isBefore(now.plus(CLOCKS_DIFFER));
    }

    private static List<Preference.Time> times(JsonNode array) {
        if (array.size() > MOST_CANDIDATES) {
            throw new IllegalArgumentException(array.size() + " candidates");
        }
        var times = new ArrayList<Preference.Time>();
        array.forEach(node -> times.add(
                new Preference.Time(word(node, "candidate"), node.path("nanos").asDouble(0))));
        return times;
    }

    private static String word(JsonNode node, String name) {
        var word = node.path(name).asString("");
        if (!isWord(word)) {
            throw new IllegalArgumentException(name + " is none");
        }
        return word;
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.length() <= MOST_LETTERS && text.chars().noneMatch(Character::isISOControl);
    }
}
