package blocksmith.app.cli;

import blocksmith.app.export.Png;
import blocksmith.app.session.Counterpart;
import blocksmith.app.session.Form;
import blocksmith.app.shell.WindowPicture;
import blocksmith.app.shell.WindowPicture.Page;
import blocksmith.app.theme.Theme;
import blocksmith.engine.design.Design;
import blocksmith.engine.problem.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A picture of the window.
@Command(name = "screenshot", mixinStandardHelpOptions = true, description = "Writes a picture of the window with a design, while it is measured. Needs no display.")
final class Screenshot implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})x([0-9]{1,9})");
    private static final int LEAST_WIDTH = 960;
    private static final int LEAST_HEIGHT = 640;
    private static final int MOST = 4096;

    @Parameters(index = "0", paramLabel = "FILE", description = "the design, or a template's name")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT.png", description = "where the picture goes")
    private Path target = Path.of("");

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1600x1000", description = "in pixels (default: 1600x1000)")
    private String size = "1600x1000";

    @Option(names = "--theme", paramLabel = "dark|light", defaultValue = "dark", description = "dark or light (default: dark)")
    private String theme = "dark";

    @Option(names = "--select", paramLabel = "NODE", description = "the node that is selected, by its id")
    private @Nullable String selected;

    @Option(names = "--explain", description = "shows the formulas behind the selected node's numbers")
    private boolean explain;

    @Option(names = "--code", description = "shows the PyTorch code")
    private boolean code;

    @Option(names = "--deploy", description = "shows the deployed form")
    private boolean deploy;

    @Option(names = "--compare", paramLabel = "B", description = "compares it with another design, or a template by its name")
    private @Nullable Path compared;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var numbers = SIZE.matcher(size);
        if (!numbers.matches()) {
            throw new InputFault("--size " + size + " is no size. Write it like 1600x1000.");
        }
        int width = within(Integer.parseInt(numbers.group(1)), LEAST_WIDTH);
        int height = within(Integer.parseInt(numbers.group(2)), LEAST_HEIGHT);
        var design = DesignFile.read(file).design();
        var picture = new WindowPicture(design, file, selection(design), page(), form(), counterpart(), theme());
        var image = picture.take(width, height);
        try {
            Files.write(target, Png.bytes(image));
        } catch (IOException failure) {
            throw new InputFault(target + " cannot be written", failure);
        }
        spec.commandLine().getOut().println(target);
        return ExitStatus.DONE;
    }

    private Form form() {
        return deploy ? Form.DEPLOYED : Form.TRAINING;
    }

    private Page page() {
        return code ? Page.CODE : explain ? Page.EXPLAIN : Page.PROPERTIES;
    }

    private Optional<Counterpart> counterpart() {
        if (compared == null) {
            return Optional.empty();
        }
        // what cannot be read is said here
        DesignFile.read(compared);
        return Optional.of(Files.exists(compared)
                ? new Counterpart.InFile(compared)
                : new Counterpart.Named(compared.toString()));
    }

    private int within(int pixels, int least) {
        if (pixels < least || pixels > MOST) {
            throw new InputFault("A picture of " + size + " is not possible. Choose a width of " + LEAST_WIDTH + " to "
                    + MOST + " and a height of " + LEAST_HEIGHT + " to " + MOST + ".");
        }
        return pixels;
    }

    private Set<NodeId> selection(Design design) {
        if (selected == null) {
            return Set.of();
        }
        return design.nodes()
                .keySet()
                .stream()
                .filter(id -> id.value().equals(selected))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> new InputFault("There is no node " + selected + " in " + file + "."));
    }

    private Theme theme() {
        return Theme.named(theme)
                .orElseThrow(() -> new InputFault("There is no theme " + theme + ". Choose dark or light."));
    }
}
