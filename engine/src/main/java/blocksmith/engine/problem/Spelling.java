package blocksmith.engine.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody may have meant who wrote a word that is not there.
public final class Spelling {
    private static final int LONGEST_WORD = 64;
    /// Among more words than this nothing is looked for, and no more than a few are listed: a message takes no time.
    private static final int MOST_SEARCHED = 1_000;
    private static final int MOST_LISTED = 24;
    private static final int MOST_NEAR = 4;

    private Spelling() {
    }

    /// The known word nearest to `wrong`, when it is near enough to be a slip of the keys.
    public static Optional<String> closest(String wrong, Collection<String> known) {
        return slips(wrong, known).findFirst();
    }

    /// The nearest first.
    private static Stream<String> slips(String wrong, Collection<String> known) {
        if (wrong.length() > LONGEST_WORD || known.size() > MOST_SEARCHED) {
            return Stream.empty();
        }
        int most = 1 + wrong.length() / 4;
        return known.stream()
                .filter(word -> Math.abs(word.length() - wrong.length()) <= most)
                .filter(word -> distance(wrong, word) <= most)
                .sorted(Comparator.<String>comparingInt(word -> distance(wrong, word)).thenComparing(word -> word));
    }

    /// Those that `wrong` may be a slip of, then those that it is a part of; the first few.
    public static List<String> near(String wrong, Collection<String> known) {
        return Stream.concat(slips(wrong, known), known.stream().filter(word -> word.contains(wrong)))
                .distinct()
                .limit(MOST_NEAR)
                .toList();
    }

    /// `Did you mean 'expansion'?`, or `otherwise` when nothing is near.
    public static String suggestion(String wrong, Collection<String> known, String otherwise) {
        return closest(wrong, known).map(word -> "Did you mean '" + word + "'?").orElse(otherwise);
    }

    /// `Choose same, depthwise or a number.`: the fix that lists what there is.
    public static String choice(Collection<String> known) {
        return "Choose " + alternatives(known) + ".";
    }

    /// `a`, `a or b`, `a, b or c`; of very many, the first.
    public static String alternatives(Collection<String> words) {
        var text = words.stream().limit(MOST_LISTED).map(Excerpt::of).collect(Collectors.joining(", "));
        if (words.size() > MOST_LISTED) {
            return text + ", …";
        }
        int last = text.lastIndexOf(", ");
        return last < 0 ? text : text.substring(0, last) + " or " + text.substring(last + 2);
    }

    /// The least number of letters put in, left out or replaced, case apart.
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            nextRow(row, i, from.charAt(i - 1), to);
        }
        return row[to.length()];
    }

    private static void nextRow(int[] row, int i, char letter, String to) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            int above = row[j];
            int replaced = diagonal + (sameLetter(letter, to.charAt(j - 1)) ? 0 : 1);
            row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
            diagonal = above;
        }
    }

    private static boolean sameLetter(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
