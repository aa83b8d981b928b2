package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.Constraint;
import blocksmith.engine.design.Edit;
import blocksmith.engine.expression.Evaluated;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One constraint of the design: its rule, whether it holds, and why it must.
final class ConstraintEntry extends VBox {
    private final EditorSession session;
    private final int index;
    private final Committed rule;
    private final Committed help;
    private final Label result = StyleClass.SMALL.on(new Label());

    ConstraintEntry(EditorSession session, int index) {
        super(4);
        this.session = session;
        this.index = index;
        var id = "constraint-" + index;
        rule = new Committed(id + "-rule", "Such as channels % groups == 0",
                text -> change(before -> new Constraint(text.strip(), before.help())));
        help = new Committed(id + "-help", "Why it must hold",
                text -> change(before -> new Constraint(before.rule(), text.strip())));
        rule.typed().completeWith(new Completion(rule, () -> Completion.names(session)));
        result.setId(id + "-result");
        result.setMinWidth(Region.USE_PREF_SIZE);
        var remove = StyleClass.QUIET.on(new Button("Remove"));
        remove.setId(id + "-remove");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(_ -> remove());
        StyleClass.CARD.on(this);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var last = new HBox(6, result, space, remove);
        last.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(rule, help, last);
    }

    private List<Constraint> all() {
        return session.design().constraints();
    }

    private void change(UnaryOperator<Constraint> change) {
        if (index < all().size()) {
            var changed = new ArrayList<>(all());
            changed.set(index, change.apply(changed.get(index)));
            session.edit(new Edit.SetConstraints(changed));
        }
    }

    private void remove() {
        var changed = new ArrayList<>(all());
        changed.remove(index);
        session.edit(new Edit.SetConstraints(changed));
    }

    void show() {
        var constraint = all().get(index);
        rule.show(constraint.rule());
        help.show(constraint.help());
        result.getStyleClass().removeAll(StyleClass.BETTER.cssName(), StyleClass.WRONG.cssName());
        switch (session.analyzedProperty().get().evaluate(constraint.rule())) {
            case Evaluated.Truth(boolean holds) when holds -> StyleClass.BETTER.on(result).setText("holds");
            case Evaluated.Truth _ -> StyleClass.WRONG.on(result).setText("fails");
            case Evaluated.Number _,Evaluated.Failed _ -> StyleClass.WRONG.on(result).setText("no condition");
        }
    }

    void commit() {
        rule.commit();
        help.commit();
    }
}
