package blocksmith.app.session;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Parameter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an edit is of: successive edits of one thing are one step of the history.
final class StepSubject {
    private StepSubject() {
    }

    /// Null for what is a step of its own each time.
    ///
    /// @param design before the edit
    static @Nullable Object of(Edit edit, Design design) {
        return switch (edit) {
            case Edit.SetValue value -> Set.of(value.node(), value.parameter());
            case Edit.SetWhen when -> Set.of(when.node(), "when");
            case Edit.SetWeights set -> Set.of(set.node(), set.tensor(), "weights");
            case Edit.SetRepeat repeat -> Set.of(repeat.node(), "repeat");
            case Edit.SetTitle title -> Set.of(title.node(), "title");
            case Edit.SetName name -> name.name().equals(design.name()) ? "description" : "name";
            case Edit.SetParameters set -> set.parameters().stream().map(Parameter::name).toList();
            case Edit.SetConstraints set -> "constraints " + set.constraints().size();
            case Edit.PutNode _,Edit.RemoveNodes _,Edit.Connect _,Edit.Disconnect _,Edit.MoveNodes _,Edit.PutFrame _,Edit.MovePort _,Edit.RenameParameter _,Edit.Together _ ->
                null;
        };
    }
}
