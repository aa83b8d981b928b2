package blocksmith.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// A command run in this process, and what it printed.
record CommandRun(int status, String out, String err) {

    static CommandRun of(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int status = Blocksmith.execute(new PrintWriter(out), new PrintWriter(err), texts);
        return new CommandRun(status, out.toString(), err.toString());
    }
}
