package blocksmith.app;

import blocksmith.app.cli.Blocksmith;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Where the process begins.
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(Blocksmith.execute(out, err, arguments));
    }
}
