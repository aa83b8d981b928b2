package blocksmith.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `blocksmith`.
@Command(name = "blocksmith", mixinStandardHelpOptions = true, version = "blocksmith 0.1.0", description = "Designs efficient convolution blocks")
public final class Main implements Runnable {
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
