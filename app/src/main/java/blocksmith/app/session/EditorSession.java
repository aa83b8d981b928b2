package blocksmith.app.session;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Precision;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Frame;
import blocksmith.engine.design.TemplateDraft;
import blocksmith.engine.op.Convention;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.tune.TunedLayers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// A design being edited, and all that is known of it. Views send it edits and read its properties. On the FX thread
/// only, which never waits: analyses and measurements come when they are done.
public final class EditorSession implements AutoCloseable {
    private final ReadOnlyObjectWrapper<Analyzed> analyzed;
    private final ReadOnlyObjectWrapper<Analysis> analysis;
    private final ObjectProperty<Convention> convention = new SimpleObjectProperty<>(Convention.CONV_LINEAR);
    private final ObjectProperty<Precision> precision = new SimpleObjectProperty<>(Precision.FP32);
    private final TemplateStore templates;
    private final ShownDesign shown;
    private final Copying copying;
    private final Instancing instancing;
    private final PinnedDesign pinned;
    private final AnalysisService analyses;
    private final BenchmarkService benchmark;
    private final FormService form;
    private final CodeService code = new CodeService();
    private final ComparisonService comparison;
    private final Offers offers;
    /// What the change is called whose analysis comes next; null when it is not one of the design.
    private @Nullable String lastChange;
    /// How many designs were opened until now.
    private int opening;

    /// With nothing known of how fast kernels are.
    public EditorSession(ClipboardAccess clipboard, TemplateStore templates) {
        this(clipboard, templates, TunedLayers.inMemory(), KernelsAhead.none());
    }

    /// @param layers of which it is known how fast their kernels are
    /// @param ahead  has kernels compiled that may be measured
    public EditorSession(ClipboardAccess clipboard, TemplateStore templates, TunedLayers layers, KernelsAhead ahead) {
        this.templates = templates;
        this.offers = new Offers(templates.files());
        var first = Analyzed.of(Design.EMPTY, Setting.SINGLE, templates.files());
        this.analyzed = new ReadOnlyObjectWrapper<>(first);
        this.analysis = new ReadOnlyObjectWrapper<>(first.analysis());
        this.analyses = new AnalysisService(first, this::show);
        this.benchmark = new BenchmarkService(ShownForm.training(first), layers, ahead);
        this.form = new FormService(first, benchmark::follow);
        this.comparison = new ComparisonService(first, templates.files(), benchmark);
        this.pinned = new PinnedDesign(first, this::compareWith);
        this.shown = new ShownDesign(templates, follower());
        this.copying = new Copying(shown, clipboard);
        this.instancing = new Instancing(shown, templates);
        benchmark.settings().batchProperty().addListener((_, _, count) -> analyzeAll("batch " + count));
        precision.addListener((_, _, _) -> analyzeAll(null));
        fileProperty().addListener((_, _, _) -> refreshTemplates());
        selectionProperty().addListener((_, _, selected) -> code.follow(analyzed.get(), selected));
        refreshTemplates();
    }

    private ShownDesign.Follower follower() {
        return new ShownDesign.Follower() {
            @Override
            public void left() {
                comparison.end();
                benchmark.clear();
            }

            @Override
            public void changed(@Nullable String change) {
                lastChange = change;
                analyze();
            }
        };
    }

    private void show(Analyzed result) {
        analyzed.set(result);
        analysis.set(result.analysis());
        form.follow(result, lastChange);
        code.follow(result, shown.selection());
        comparison.follow(result);
    }

    private void analyze() {
        analyses.submit(design(), fileProperty().get(), setting(), opening);
    }

    private void analyzeAll(@Nullable String change) {
        lastChange = change;
        analyze();
        pinned.analyze(fileProperty().get(), setting(), opening);
    }

    private Setting setting() {
        return new Setting(benchmark.settings().batchProperty().get(), precision.get());
    }

    private void compareWith(@Nullable Baseline changed) {
        benchmark.compareWith(changed);
        comparison.pinned(changed);
    }

    /// The user's own templates.
    public TemplateStore templates() {
        return templates;
    }

    public ReadOnlyObjectProperty<Design> designProperty() {
        return shown.designProperty();
    }

    public Design design() {
        return shown.design();
    }

    /// The newest analysis that is done; it may be of an earlier design than the one shown.
    public ReadOnlyObjectProperty<Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    /// The same, with the design that it is of.
    public ReadOnlyObjectProperty<Analyzed> analyzedProperty() {
        return analyzed.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Set<NodeId>> selectionProperty() {
        return shown.selectionProperty();
    }

    public ReadOnlyObjectProperty<HistoryState> historyProperty() {
        return shown.historyProperty();
    }

    /// Where the design was opened from or saved to; null before it was.
    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return shown.fileProperty();
    }

    /// The names of the designs around the one shown, the outermost first; empty for one that was opened.
    public ReadOnlyObjectProperty<List<String>> aroundProperty() {
        return shown.aroundProperty();
    }

    /// What the design is compared with; null for nothing.
    public ReadOnlyObjectProperty<@Nullable Baseline> baselineProperty() {
        return pinned.baselineProperty();
    }

    /// What is counted as work.
    public ObjectProperty<Convention> conventionProperty() {
        return convention;
    }

    /// What elements are kept in, for the figures of memory.
    public ObjectProperty<Precision> precisionProperty() {
        return precision;
    }

    public BenchmarkService benchmark() {
        return benchmark;
    }

    /// The design as code.
    public CodeService code() {
        return code;
    }

    /// The design beside another.
    public ComparisonService comparison() {
        return comparison;
    }

    /// What can be added to the design.
    public Offers offers() {
        return offers;
    }

    /// Looks again for templates: those beside the design are others when it is in another folder.
    public void refreshTemplates() {
        offers.refresh(shown.origin());
    }

    /// Looks again for all templates: some were added or taken away.
    public void templatesChanged() {
        refreshTemplates();
        lastChange = null;
        analyze();
    }

    /// The form that the design is shown and measured in.
    public FormService form() {
        return form;
    }

    public void select(Set<NodeId> nodes) {
        shown.select(nodes);
    }

    public void selectAll() {
        shown.select(design().nodes().keySet());
    }

    public void edit(Edit edit) {
        shown.edit(edit);
    }

    public void undo() {
        shown.undo();
    }

    public void redo() {
        shown.redo();
    }

    public void deleteSelection() {
        if (!shown.selection().isEmpty()) {
            edit(new Edit.RemoveNodes(shown.selection()));
        }
    }

    public void copy() {
        copying.copy();
    }

    /// Puts a text on the clipboard, such as an exact number.
    public void copy(String text) {
        copying.copy(text);
    }

    public void cut() {
        copying.copy();
        deleteSelection();
    }

    /// Puts in what the clipboard holds, a little further each time, and selects it.
    public void paste() {
        copying.paste();
    }

    public void duplicate() {
        copying.duplicate();
    }

    /// Draws a frame around the selection; its title is what can be typed next.
    public void frameSelection() {
        if (!shown.selection().isEmpty()) {
            var inOrder = design().nodes().keySet().stream().filter(shown.selection()::contains).toList();
            edit(new Edit.PutFrame(new Frame(design().layout().freshFrameId(), "Stage", inOrder)));
        }
    }

    /// Shows another design. One that another window has open is shown as it is edited there, with one history for both.
    ///
    /// @param from the file that it was read from; null for none
    public void show(Design opened, @Nullable Path from) {
        opening++;
        shown.show(opened, from);
    }

    /// Shows the design that a node stands for, to be edited: all nodes that stand for it follow. One of the library is
    /// changed by a template of the user's own that takes its name.
    ///
    /// @return whether the node stands for a design
    public boolean stepInto(NodeId node) {
        var template = analyzed.get().elaboration().template(node);
        template.ifPresent(shown::stepInto);
        return template.isPresent();
    }

    /// Shows the design around this one again.
    public void stepOut() {
        shown.stepOut();
    }

    /// The other designs with changes, by the files that they are to be saved in: those around the one shown, and
    /// templates that were stepped into.
    public Map<Path, Design> unsavedBeside() {
        return shown.unsavedBeside();
    }

    /// Notes that one of [#unsavedBeside] is in its file.
    public void savedBeside(Path to) {
        shown.savedBeside(to);
        refreshTemplates();
    }

    /// What the selection can be as a template; empty where something is in the way.
    public Optional<TemplateMaking> templateMaking() {
        return instancing.making(analyzed.get());
    }

    /// What is in the way of [#templateMaking].
    public String templateHindrance() {
        return instancing.hindrance();
    }

    /// Saves the selection as a template of the user's own, and puts an instance in its place.
    ///
    /// @return what kept it from being done; empty when it was
    public Optional<String> makeTemplate(TemplateMaking making, TemplateDraft draft) {
        var refusal = instancing.make(making, draft);
        refreshTemplates();
        return refusal;
    }

    /// Puts what the selected node stands for in its place: plain nodes, which follow the template no longer.
    public void detach() {
        instancing.detach(analyzed.get());
    }

    /// Notes that the design is now in `to`.
    public void saved(Path to) {
        shown.saved(to);
        refreshTemplates();
    }

    public boolean hasUnsavedChanges() {
        return shown.hasUnsavedChanges();
    }

    /// Whether changes would be lost with this session: no other window has the design open.
    public boolean losesChanges() {
        return shown.losesChanges();
    }

    /// Follows what other programs have changed in files. Changes that are not saved stay.
    ///
    /// @param tell given what could not be followed
    public void readAgain(Consumer<String> tell) {
        templates.open().readAgain(tell);
        refreshTemplates();
        analyze();
    }

    /// Compares with the design as it is now, as soon as its analysis is there.
    public void pinBaseline() {
        pinned.pin(design(), analyzed.get(), fileProperty().get(), setting(), opening);
    }

    public void unpinBaseline() {
        pinned.unpin();
    }

    @Override
    public void close() {
        shown.close();
        analyses.close();
        pinned.close();
        comparison.close();
        form.close();
        benchmark.close();
        code.close();
        offers.close();
    }
}
