package blocksmith.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /// The packages, each with those below it that it may use.
    private record Layer(String name, String... mayUse) {
    }

    private static final List<Layer> LAYERS = List.of(
            new Layer("text"),
            new Layer("theme"),
            new Layer("session"),
            new Layer("chart", "theme", "text"),
            new Layer("search", "theme"),
            new Layer("canvas", "search", "session", "theme", "text"),
            new Layer("palette", "session", "theme", "text"),
            new Layer("code", "session", "theme", "text"),
            new Layer("inspector", "code", "explain", "session", "theme", "text"),
            new Layer("explain", "session", "theme", "text"),
            new Layer("bench", "session", "chart", "theme", "text"),
            new Layer("compare", "canvas", "search", "session", "theme", "text"),
            new Layer("export", "canvas", "session", "theme", "text"),
            new Layer("shell", "export", "compare", "canvas", "palette", "inspector", "explain", "bench", "chart",
                    "session", "theme", "text"),
            new Layer("cli", "export", "shell", "session", "theme", "text"));

    @Test
    void packagesUseOnlyWhatIsBelowThem() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        layers.layer("root").definedBy("blocksmith.app");
        LAYERS.forEach(layer -> layers.layer(layer.name()).definedBy("blocksmith.app." + layer.name() + ".."));
        layers.whereLayer("root").mayNotBeAccessedByAnyLayer();
        for (var layer : LAYERS) {
            if (layer.mayUse().length == 0) {
                layers.whereLayer(layer.name()).mayNotAccessAnyLayer();
            } else {
                layers.whereLayer(layer.name()).mayOnlyAccessLayers(layer.mayUse());
            }
        }
        layers.ensureAllClassesAreContainedInArchitecture()
                .because("views meet in the session, so that one can change without the others")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("blocksmith.app.(**)").should().beFreeOfCycles()
                .allowEmptyShould(true)
                .because("a package of a cycle cannot be read or tested without the others")
                .check(CLASSES);
    }

    @Test
    void viewsLeaveRunningToTheSession() {
        noClasses().that()
                .resideInAnyPackage("..canvas..", "..palette..", "..inspector..", "..explain..", "..code..",
                        "..chart..",
                        "..search..", "..bench..", "..app.compare..", "..shell..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("blocksmith.engine.plan..", "blocksmith.engine.kernel..", "blocksmith.engine.run..",
                        "blocksmith.engine.rewrite..", "blocksmith.engine.template..")
                .allowEmptyShould(true)
                .because("the FX thread never waits for the engine")
                .check(CLASSES);
    }

    @Test
    void geometryKnowsNoSceneNodes() {
        noClasses().that().resideInAPackage("..canvas.geometry..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..")
                .allowEmptyShould(true)
                .because("where things are can then be tested without a window")
                .check(CLASSES);
    }

    @Test
    void nullIsMarkedInEveryPackage() {
        for (var type : CLASSES) {
            assertTrue(type.getPackage().isAnnotatedWith(NullMarked.class),
                    () -> type.getPackageName() + " needs a package-info.java with @NullMarked");
        }
    }
}
