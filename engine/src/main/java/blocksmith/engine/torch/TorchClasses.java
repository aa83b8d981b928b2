package blocksmith.engine.torch;

import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The classes of one file: designs that come to the same text are one class.
final class TorchClasses {
    private final TorchContext context;
    private final List<TorchClass> all = new ArrayList<>();

    TorchClasses(TorchContext context) {
        this.context = context;
    }

    TorchContext context() {
        return context;
    }

    TorchClass of(Template template, NodePath path, Map<String, Written> arguments) {
        return add(ClassWriter.write(this, template, Optional.of(path), arguments));
    }

    TorchClass outermost(Template template) {
        return add(ClassWriter.write(this, template, Optional.empty(), Map.of()));
    }

    private TorchClass add(TorchClass written) {
        for (var known : all) {
            if (known.title().equals(written.title()) && known.body().equals(written.body())) {
                return known;
            }
        }
        all.add(written);
        return written;
    }

    /// What stands for the class's name until all are known.
    String token(TorchClass written) {
        return "@" + all.indexOf(written) + "@";
    }

    /// Each after those that it uses.
    List<TorchClass> all() {
        return all;
    }
}
