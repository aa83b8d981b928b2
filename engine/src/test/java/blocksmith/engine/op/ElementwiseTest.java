package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementwiseTest {
    @ParameterizedTest
    @CsvSource({"ReLU,-2,0", "ReLU,0,0", "ReLU,7,7", "ReLU6,-1,0", "ReLU6,4,4", "ReLU6,8,6", "SiLU,0,0",
        "SiLU,1,0.7310585786300049", "SiLU,-1,-0.2689414213699951", "Sigmoid,0,0.5", "Sigmoid,1,0.7310585786300049",
        "HardSigmoid,-4,0", "HardSigmoid,0,0.5", "HardSigmoid,1.5,0.75", "HardSigmoid,3,1", "HardSwish,-3,0",
        "HardSwish,-1,-0.3333333333333333", "HardSwish,1,0.6666666666666666", "HardSwish,5,5"})
    void followsItsDefinition(String name, double x, double y) {
        assertEquals(y, ((Elementwise) Sample.operator(name, List.of())).apply(x), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"ReLU", "ReLU6", "SiLU", "Sigmoid", "HardSigmoid", "HardSwish"})
    void staysFiniteAtTheExtremes(String name) {
        var function = (Elementwise) Sample.operator(name, List.of());
        assertEquals(0, function.apply(-800), 1e-300);
        assertEquals(true, Double.isFinite(function.apply(800)));
    }

    @Test
    void takesFeaturesAsWellAsImages() {
        assertEquals(List.of(Shape.of(2, 5)), Sample.of("ReLU", List.of(), Shape.of(2, 5)).outputShapes());
    }

    @Test
    void costsNothing() {
        assertEquals(Cost.FREE, Sample.of("HardSwish", List.of(), Shape.image(1, 8, 4, 4)).cost());
    }
}
