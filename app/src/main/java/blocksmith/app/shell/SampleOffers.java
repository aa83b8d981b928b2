package blocksmith.app.shell;

import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.Design;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The samples that an empty canvas offers.
final class SampleOffers extends VBox {
    private static final double WIDTH = 560;

    SampleOffers(Consumer<String> openSample) {
        super(12);
        setId("samples");
        setAlignment(Pos.CENTER);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        var buttons = new FlowPane(8, 8);
        buttons.setAlignment(Pos.CENTER);
        buttons.setPrefWrapLength(WIDTH);
        Samples.ALL.forEach(name -> buttons.getChildren().add(button(name, Samples.read(name), openSample)));
        getChildren().addAll(StyleClass.STRONG.on(new Label("Begin with a sample")), buttons);
    }

    private static Button button(String name, Design sample, Consumer<String> openSample) {
        var button = new Button(sample.name());
        button.setId("sample-" + name);
        var words = new Tooltip(sample.description());
        words.setWrapText(true);
        words.setMaxWidth(WIDTH);
        button.setTooltip(words);
        button.setOnAction(_ -> openSample.accept(name));
        return button;
    }
}
