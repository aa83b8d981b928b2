package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.MTD_void;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerThresholdsTest {
    private static final String OPTION = "-XX:CompileCommand=CompileThresholdScaling,";
    private static final String GENERATED = OPTION + "blocksmith.engine.kernel.Generated*::*";

    @Test
    void theOptionsOfTheProgramSpeakOfGeneratedClasses() throws IOException {
        var options = Files.readAllLines(Path.of("..", "java.options"));
        assertEquals(0.01, CompilerThresholds.scale(options));
        var names = options.stream().filter(line -> line.startsWith(OPTION)).findFirst().orElseThrow()
                .substring(OPTION.length()).split("\\*::")[0];
        var made = VectorCode.define(Runnable.class, "run", MTD_void, vectors -> vectors.code().return_()).getClass();
        assertTrue(made.getName().startsWith(names), made + " is not one of " + names);
    }

    @Test
    void theScaleIsWhatTheMachineWasToldLast() {
        assertEquals(0.25, CompilerThresholds.scale(List.of("-Xmx1g", GENERATED + ",0.1", GENERATED + " 0.25")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:CompileCommand=quiet", OPTION + "some.other.Type::*,0.1", OPTION, GENERATED,
        GENERATED + ",", GENERATED + ",many", GENERATED + ",1e-1", GENERATED + ",-0.1",
        OPTION + "blocksmith.engine.kernel.GeneratedTile::turn,0.1"})
    void withoutAWordThatItKnowsItIsOne(String argument) {
        assertEquals(1, CompilerThresholds.scale(List.of(argument)));
    }
}
