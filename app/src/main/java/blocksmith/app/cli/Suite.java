package blocksmith.app.cli;

import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Designs that are measured together, in the order of their files' names.
record Suite(List<Member> members) {
    /// The one that comes with the program, and where its module has it.
    private static final String SHIPPED = "blocks";
    private static final String SHIPPED_FOLDER = "samples/suite/";
    private static final String FILE_END = ".json";

    Suite {
        members = List.copyOf(members);
    }

    /// @param file as it is called to users
    record Member(Path file, Template kept) {
    }

    /// Those of a folder, or of the suite of that name.
    ///
    /// @throws InputFault when there is neither, it holds nothing, or a design cannot be read
    static Suite of(String name) {
        var folder = Path.of(name);
        if (Files.isDirectory(folder)) {
            return inFolder(folder);
        }
        if (!name.equals(SHIPPED)) {
            throw new InputFault(
                    "There is no folder " + name + ", and no suite of that name. Name a folder of designs, or "
                            + SHIPPED + ", the suite that comes with the program.");
        }
        return shipped();
    }

    private static Suite inFolder(Path folder) {
        try (var files = Files.list(folder)) {
            var designs = files.filter(file -> file.toString().endsWith(FILE_END)).sorted().toList();
            if (designs.isEmpty()) {
                throw new InputFault(
                        folder + " holds no designs. Name a folder with files that end in " + FILE_END + ".");
            }
            return new Suite(designs.stream().map(file -> new Member(file, DesignFile.read(file))).toList());
        } catch (IOException failure) {
            throw new InputFault(folder + " cannot be read", failure);
        }
    }

    private static Suite shipped() {
        var own = Suite.class.getModule();
        var module = Optional.ofNullable(own.getLayer())
                .flatMap(layer -> layer.configuration().findModule(own.getName()))
                .orElseThrow(() -> new IllegalStateException("The program does not run as modules"));
        try (var reader = module.reference().open(); var names = reader.list()) {
            var members = new ArrayList<Member>();
            for (var name : names.filter(Suite::isShipped).sorted().toList()) {
                members.add(shipped(reader, name));
            }
            return new Suite(members);
        } catch (IOException failure) {
            throw new UncheckedIOException("The program's suite cannot be read", failure);
        }
    }

    private static boolean isShipped(String resource) {
        return resource.startsWith(SHIPPED_FOLDER) && resource.endsWith(FILE_END);
    }

    private static Member shipped(ModuleReader reader, String name) throws IOException {
        try (var stream = reader.open(name).orElseThrow()) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return switch (DesignCodec.read(text)) {
                case DesignReading.Read(var design) ->
                    new Member(Path.of(name), new Template(new Origin.BuiltIn(design.name()), design));
                case DesignReading.Refused(var problems) -> throw new IllegalStateException(name + ": " + problems);
            };
        }
    }
}
