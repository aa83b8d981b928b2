package blocksmith.app.compare;

import blocksmith.app.text.Differences;
import blocksmith.app.text.Numbers;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.compare.NodeChange.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much differs, in a line: `2 added, 1 changed, 12 affected`.
final class Summary {
    private Summary() {
    }

    static String of(Comparison comparison) {
        var parameters = comparison.difference().parameters().size();
        var words = Stream.concat(
                parameters == 0 ? Stream.empty() : Stream.of(Numbers.counted(parameters, "parameter") + " changed"),
                List.of(Kind.ADDED, Kind.REMOVED, Kind.CHANGED, Kind.RENAMED, Kind.SAME)
                        .stream()
                        .filter(kind -> count(comparison, kind) > 0)
                        .map(kind -> count(comparison, kind) + " " + Differences.kind(kind)))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "the same, layout apart" : words;
    }

    private static long count(Comparison comparison, Kind kind) {
        return comparison.rows().stream().filter(row -> row.change().kind() == kind).count();
    }
}
