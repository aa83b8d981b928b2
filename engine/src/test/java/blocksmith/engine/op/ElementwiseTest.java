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
        "SiLU,1,0.7310585786300049", "SiLU,-1,-0.2689414213699951", "Sigmoid,0,0.5", "Tanh,0,0",
        "Tanh,1,0.7615941559557649", "Sigmoid,1,0.7310585786300049",
        "HardSigmoid,-4,0", "HardSigmoid,0,0.5", "HardSigmoid,1.5,0.75", "HardSigmoid,3,1", "HardSwish,-3,0",
        "HardSwish,-1,-0.3333333333333333", "HardSwish,1,0.6666666666666666", "HardSwish,5,5"})
    void followsItsDefinition(String name, double x, double y) {
        assertEquals(y, ((Elementwise) Sample.operator(name, List.of())).apply(x), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"LeakyReLU,negativeSlope=0.1,-2,-0.2", "LeakyReLU,negativeSlope=0.1,3,3", "ELU,alpha=2,1,1",
        "ELU,alpha=2,-1,-1.2642411176571153", "HardTanh,max=2,3,2", "HardTanh,max=2,-3,-1", "HardTanh,max=2,0.5,0.5",
        "Dropout,probability=0.9,-3,-3", "StochasticDepth,probability=0.9,4,4", "GELU,form=exact,0,0",
        "GELU,form=exact,1,0.8413447460685429", "GELU,form=exact,-1,-0.15865525393145707",
        "GELU,form=exact,4,3.9998733150326675", "GELU,form=exact,-4,-0.00012668496733247937",
        "GELU,form=tanh,1,0.8411919906082768", "GELU,form=tanh,-2,-0.04540230591222494"})
    void followsItsDefinitionWithItsParameter(String name, String value, double x, double y) {
        assertEquals(y, ((Elementwise) Sample.operator(name, List.of(value))).apply(x), 1e-13);
    }

    @Test
    void boundsThatAreTheWrongWayRoundAreRefused() {
        assertEquals(
                "bad-value max: The bounds 2.0 and 1.0 have nothing between them. Choose an upper bound above 2.0.",
                Sample.of("HardTanh", List.of("min=2"), Shape.of(1, 4)).rejection());
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
    void hasNeitherMacsNorParameters() {
        var cost = Sample.of("HardSwish", List.of(), Shape.image(1, 8, 4, 4)).cost();
        assertEquals(0, cost.macs().value() + cost.parameters().value());
    }
}
