package blocksmith.app.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/// How the application looks now. Every scene that was given to it follows when the theme changes. FX thread only.
public final class Appearance {
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final List<Scene> scenes = new ArrayList<>();

    public Appearance(Theme initial) {
        Fonts.load();
        theme = new ReadOnlyObjectWrapper<>(this, "theme", initial);
        Application.setUserAgentStylesheet(initial.userAgentStylesheet());
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    public ThemeColors colors() {
        return theme.get().colors();
    }

    /// Styles a scene, now and whenever the theme changes.
    public void style(Scene scene) {
        scenes.add(scene);
        scene.getStylesheets().setAll(theme.get().stylesheets());
    }

    /// Lets go of a scene that is shown no longer.
    public void forget(Scene scene) {
        scenes.remove(scene);
    }

    public void show(Theme next) {
        Application.setUserAgentStylesheet(next.userAgentStylesheet());
        scenes.forEach(scene -> scene.getStylesheets().setAll(next.stylesheets()));
        theme.set(next);
    }
}
