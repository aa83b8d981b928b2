package blocksmith.app.text;

import java.util.Locale;

/// Numbers as people read them, the same in every locale.
public final class Numbers {
    private static final String[] UNITS = {"", " k", " M", " G", " T", " P", " E"};

    private Numbers() {
    }

    /// `29,310,976`
    public static String exact(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// `1 run`, `29 runs`
    public static String counted(long count, String noun) {
        return exact(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /// Three significant digits and a decimal unit: `29.3 M`.
    public static String scaled(double count) {
        int unit = 0;
        double value = count;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? exact(Math.round(value)) : significant(value) + UNITS[unit];
    }

    /// `3.61 MB`, `512 B`
    public static String bytes(long count) {
        var scaled = scaled((double) count);
        return Character.isDigit(scaled.charAt(scaled.length() - 1)) ? scaled + " B" : scaled + "B";
    }

    /// `2.4e-07`: for numbers that may be far from 1.
    public static String scientific(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }

    /// At most three significant digits, and three after the point down to a hundredth: `0.305`, `29.3`, `1,234`,
    /// `0.0004`.
    public static String significant(double value) {
        if (value == 0) {
            return "0";
        }
        int digits = value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.9995 ? 2 : value >= 0.0095 ? 3 : 5;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
