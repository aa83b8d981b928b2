package blocksmith.engine.torch;

import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.template.TemplateSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the writing of all classes of one file has in common.
final class TorchContext {
    private final TemplateSource source;
    private final Places places;
    private final Map<String, TorchHelper> helpers = new LinkedHashMap<>();

    TorchContext(TemplateSource source, Places places) {
        this.source = source;
        this.places = places;
    }

    TemplateSource source() {
        return source;
    }

    Places places() {
        return places;
    }

    /// Has a helper, and those that it needs, written along.
    void use(TorchHelper helper) {
        helper.needs().forEach(this::use);
        helpers.putIfAbsent(helper.name(), helper);
    }

    /// By name, each after those that it needs.
    Map<String, TorchHelper> helpers() {
        return helpers;
    }

    /// The names as the forward pass sees them: attributes of the module.
    Names inForward(Names names) {
        var written = new LinkedHashMap<>(names.written());
        written.replaceAll((_, meaning) -> meaning.code().text().matches("[A-Za-z_][A-Za-z0-9_]*")
                && meaning.code().number().isEmpty() && !meaning.code().text().matches("True|False")
                        ? new Written(Python.atom("self." + meaning.code()), meaning.value(), meaning.isWhole())
                        : meaning);
        return new Names(written);
    }
}
