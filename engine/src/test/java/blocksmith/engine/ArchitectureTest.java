package blocksmith.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
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
            new Layer("problem"),
            new Layer("tensor", "problem"),
            new Layer("expression", "problem"),
            new Layer("form"),
            new Layer("op", "form", "expression", "tensor", "problem"),
            new Layer("graph", "op", "tensor", "problem"),
            new Layer("design", "graph", "op", "expression", "tensor", "problem"),
            new Layer("weights", "template", "design", "graph", "op", "tensor", "problem"),
            new Layer("template", "design", "graph", "op", "expression", "tensor", "problem"),
            new Layer("analysis", "graph", "op", "expression", "tensor", "problem"),
            new Layer("compare", "analysis", "design", "op", "tensor", "problem"),
            new Layer("kernel", "op", "tensor", "problem"),
            new Layer("plan", "analysis", "weights", "kernel", "graph", "op", "tensor", "problem"),
            new Layer("tune", "plan", "kernel", "tensor"),
            new Layer("run", "plan", "analysis", "weights", "kernel", "graph", "op", "tensor", "problem"),
            new Layer("rewrite", "run", "plan", "analysis", "weights", "kernel", "graph", "op", "tensor", "problem"),
            new Layer("onnx", "analysis", "weights", "graph", "op", "form", "tensor", "problem"),
            new Layer("torch", "analysis", "template", "design", "graph", "op", "expression", "form", "tensor",
                    "problem"),
            new Layer("backend", "run", "plan", "onnx", "kernel", "analysis", "weights", "graph", "op", "form",
                    "tensor",
                    "problem"),
            new Layer("bench", "backend", "run", "plan", "analysis", "weights", "kernel", "graph", "op", "tensor",
                    "problem"));

    @Test
    void packagesUseOnlyWhatIsBelowThem() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        LAYERS.forEach(layer -> layers.layer(layer.name()).definedBy("blocksmith.engine." + layer.name() + ".."));
        for (var layer : LAYERS) {
            if (layer.mayUse().length == 0) {
                layers.whereLayer(layer.name()).mayNotAccessAnyLayer();
            } else {
                layers.whereLayer(layer.name()).mayOnlyAccessLayers(layer.mayUse());
            }
        }
        layers.ensureAllClassesAreContainedInArchitecture()
                .because("a change should reach no further than its package and those above it")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("blocksmith.engine.(*)..").should().beFreeOfCycles()
                .because("a package of a cycle cannot be read or tested without the others")
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsNoScreen() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .because("designs are analysed and run on machines without a display")
                .check(CLASSES);
    }

    @Test
    void nullIsMarkedInEveryPackage() {
        for (var type : CLASSES.that(resideOutsideOfPackage("blocksmith.engine.onnx.schema"))) {
            assertTrue(type.getPackage().isAnnotatedWith(NullMarked.class),
                    () -> type.getPackageName() + " needs a package-info.java with @NullMarked");
        }
    }
}
