package blocksmith.engine.kernel;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Runs a class of tests on generated code as it is made, which plain code would otherwise do in its place until the tests
/// were over. It ends with the class: those that follow may wait for the compiler.
final class ColdCode implements BeforeAllCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Compilations.skip();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Compilations.skipNoLonger();
    }
}
