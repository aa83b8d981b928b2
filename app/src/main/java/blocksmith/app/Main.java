package blocksmith.app;

import blocksmith.app.cli.Blocksmith;
import blocksmith.app.cli.WindowCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Where the process begins.
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // reading the options takes a third of a second, which nobody needs to wait for a window
        System.exit(WindowCommand.isMeant(arguments)
                ? WindowCommand.execute(err, arguments)
                : Blocksmith.execute(out, err, arguments));
    }
}
