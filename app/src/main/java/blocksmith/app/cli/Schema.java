package blocksmith.app.cli;

import blocksmith.engine.design.DesignSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The JSON Schema of designs.
@Command(name = "schema", mixinStandardHelpOptions = true, description = "Prints the JSON Schema (2020-12) of designs.")
final class Schema implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().getOut().println(DesignSchema.text().stripTrailing());
    }
}
