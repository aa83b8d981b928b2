package blocksmith.app.theme;

import java.util.Locale;

/// How numbers are written, everywhere alike and independent of the locale.
public final class Figures {
    private static final String[] UNITS = {"", "k", "M", "G", "T", "P", "E"};

    private Figures() {
    }

    /// Exact, with thousands separators: `18,272`.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    public static String scaled(long value) {
        return scaled((double) value);
    }

    /// With at most three significant digits: `29.3 M`.
    public static String scaled(double value) {
        double rest = value;
        int unit = 0;
        while (unit < UNITS.length - 1 && Math.abs(rest) >= 999.5) {
            rest /= 1000;
            unit++;
        }
        return unit == 0 ? digits(rest) : digits(rest) + " " + UNITS[unit];
    }

    /// A size in bytes, in powers of a thousand: `3.61 MB`.
    public static String bytes(long bytes) {
        var scaled = scaled(bytes);
        return scaled.contains(" ") ? scaled + "B" : scaled + " B";
    }

    /// A time with three digits behind the point, or three significant digits from 1 ms on: `0.305`, `12.4`.
    public static String millis(double millis) {
        int decimals = millis < 1 ? 3 : decimals(millis);
        return String.format(Locale.ROOT, "%." + decimals + "f", millis);
    }

    private static String digits(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1000
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%." + decimals(value) + "f", value);
    }

    private static int decimals(double value) {
        double size = Math.abs(value);
        return size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    }
}
