package blocksmith.app.shell;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// The samples that an empty canvas offers.
final class SampleOffers extends FlowPane {

    SampleOffers(Consumer<String> openSample) {
        super(8, 8);
        setId("samples");
        setAlignment(Pos.CENTER);
        setPrefWrapLength(520);
        setMaxSize(560, Region.USE_PREF_SIZE);
        Samples.FEATURED.forEach(name -> getChildren().add(button(name, openSample)));
    }

    private static Button button(String name, Consumer<String> openSample) {
        var words = name.replace('-', ' ');
        var button = new Button(Character.toUpperCase(words.charAt(0)) + words.substring(1));
        button.setId("sample-" + name);
        button.setOnAction(_ -> openSample.accept(name));
        return button;
    }
}
