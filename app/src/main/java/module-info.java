/// The window and the command line.
module blocksmith.app {
    requires atlantafx.base;
    requires blocksmith.engine;
    requires info.picocli;
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires static org.jspecify;
    requires org.kordamp.ikonli.javafx;
    requires tools.jackson.databind;

    opens blocksmith.app.cli to info.picocli;
}
