package blocksmith.app.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Runs a `@DesktopOnly` test on the desktop, and says why not elsewhere.
final class DesktopCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (TestPlatform.CURRENT == TestPlatform.DESKTOP) {
            return ConditionEvaluationResult.enabled("on the desktop");
        }
        return AnnotationSupport.findAnnotation(context.getElement(), DesktopOnly.class)
                .map(only -> skipped(context.getDisplayName(), only.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("inside a skipped class"));
    }

    private static ConditionEvaluationResult skipped(String test, String reason) {
        System.out.println("Skipped without a desktop: " + test + ": " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
