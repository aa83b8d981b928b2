package blocksmith.app.session;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Precision;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.design.Extraction;
import blocksmith.engine.design.Fragment;
import blocksmith.engine.design.Frame;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.op.Convention;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.TemplateFiles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// A design being edited, and all that is known of it. Views send it edits and read its properties. On the FX thread
/// only, which never waits: analyses and measurements come when they are done.
public final class EditorSession implements AutoCloseable {
    /// How far a copy is put from its original, in pixels.
    private static final int PASTE_STEP = 24;

    private final ReadOnlyObjectWrapper<Design> design;
    private final ReadOnlyObjectWrapper<Analyzed> analyzed;
    private final ReadOnlyObjectWrapper<Set<NodeId>> selection = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<HistoryState> history;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable Baseline> baseline = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Analysis> analysis;
    private final ObjectProperty<Convention> convention = new SimpleObjectProperty<>(Convention.CONV_LINEAR);
    private final ObjectProperty<Precision> precision = new SimpleObjectProperty<>(Precision.FP32);
    private final ClipboardAccess clipboard;
    private final TemplateStore templates;
    private final AnalysisService analyses;
    /// Of the pinned design: it is analysed anew for another batch.
    private final AnalysisService baselines;
    private final BenchmarkService benchmark;
    private final CodeService code = new CodeService();
    private final Offers offers;
    private final Descent descent = new Descent();
    private final ReadOnlyObjectWrapper<List<String>> around = new ReadOnlyObjectWrapper<>(List.of());
    private History steps = new History(Design.EMPTY);
    private @Nullable Design pinned;
    /// What the change is called whose analysis comes next; null when it is not one of the design.
    private @Nullable String lastChange;
    private int pastes;

    public EditorSession(ClipboardAccess clipboard, TemplateStore templates) {
        this.clipboard = clipboard;
        this.templates = templates;
        this.offers = new Offers(templates.files());
        var first = Analyzed.of(Design.EMPTY, Setting.SINGLE, templates.files());
        this.design = new ReadOnlyObjectWrapper<>(Design.EMPTY);
        this.analyzed = new ReadOnlyObjectWrapper<>(first);
        this.analysis = new ReadOnlyObjectWrapper<>(first.analysis());
        this.history = new ReadOnlyObjectWrapper<>(steps.state());
        this.analyses = new AnalysisService(first, this::show);
        this.baselines = new AnalysisService(first, this::showBaseline);
        this.benchmark = new BenchmarkService(first);
        benchmark.batchProperty().addListener((_, _, count) -> {
            lastChange = "batch " + count;
            analyze();
            analyzeBaseline();
        });
        file.addListener((_, _, _) -> refreshTemplates());
        precision.addListener((_, _, _) -> {
            lastChange = null;
            analyze();
            analyzeBaseline();
        });
        refreshTemplates();
    }

    private void show(Analyzed result) {
        analyzed.set(result);
        analysis.set(result.analysis());
        benchmark.follow(result, lastChange);
        code.follow(result, selection.get());
    }

    private void showBaseline(Analyzed result) {
        if (result.design().equals(pinned)) {
            compareWith(new Baseline(result));
        }
    }

    private void compareWith(@Nullable Baseline changed) {
        baseline.set(changed);
        benchmark.compareWith(changed);
    }

    /// The user's own templates.
    public TemplateStore templates() {
        return templates;
    }

    public ReadOnlyObjectProperty<Design> designProperty() {
        return design.getReadOnlyProperty();
    }

    public Design design() {
        return design.get();
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
        return selection.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<HistoryState> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /// Where the design was opened from or saved to; null before it was.
    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /// What the design is compared with; null for nothing.
    public ReadOnlyObjectProperty<@Nullable Baseline> baselineProperty() {
        return baseline.getReadOnlyProperty();
    }

    /// What is counted as work.
    public ObjectProperty<Convention> conventionProperty() {
        return convention;
    }

    /// What elements are kept in, for the figures of memory.
    public ObjectProperty<Precision> precisionProperty() {
        return precision;
    }

    /// The design as code.
    public CodeService code() {
        return code;
    }

    /// What can be added to the design.
    public Offers offers() {
        return offers;
    }

    /// Looks again for templates: those beside the design are others when it is in another folder.
    public void refreshTemplates() {
        offers.refresh(origin());
    }

    private Origin origin() {
        var kept = file.get();
        return kept == null ? Origin.UNSAVED : TemplateFiles.inFile(design(), kept).origin();
    }

    public BenchmarkService benchmark() {
        return benchmark;
    }

    public void select(Set<NodeId> nodes) {
        var present = new LinkedHashSet<>(nodes);
        present.retainAll(design().nodes().keySet());
        selection.set(Set.copyOf(present));
        code.follow(analyzed.get(), selection.get());
    }

    public void edit(Edit edit) {
        var changed = Edits.apply(design(), edit);
        if (!changed.equals(design())) {
            steps.put(changed, edit.label(), subject(edit), System.nanoTime());
            present(edit.label());
        }
    }

    /// What successive edits must be of to be one step.
    private @Nullable Object subject(Edit edit) {
        return switch (edit) {
            case Edit.SetValue value -> Set.of(value.node(), value.parameter());
            case Edit.SetWhen when -> Set.of(when.node(), "when");
            case Edit.SetWeights set -> Set.of(set.node(), set.tensor(), "weights");
            case Edit.SetRepeat repeat -> Set.of(repeat.node(), "repeat");
            case Edit.SetTitle title -> Set.of(title.node(), "title");
            case Edit.SetName name -> name.name().equals(design().name()) ? "description" : "name";
            case Edit.SetParameters set -> set.parameters().stream().map(Parameter::name).toList();
            case Edit.PutNode _,Edit.RemoveNodes _,Edit.Connect _,Edit.Disconnect _,Edit.MoveNodes _,Edit.PutFrame _,Edit.Together _ ->
                null;
        };
    }

    public void undo() {
        steps.undo();
        present("undo");
    }

    public void redo() {
        steps.redo();
        present("redo");
    }

    private void present(@Nullable String change) {
        lastChange = change;
        var kept = file.get();
        if (descent.isInside() && kept != null) {
            templates.files().open(kept, steps.present());
        }
        design.set(steps.present());
        history.set(steps.state());
        select(selection.get());
        analyze();
    }

    private void analyze() {
        analyses.submit(design(), file.get(), setting());
    }

    private void analyzeBaseline() {
        if (pinned != null) {
            baselines.submit(pinned, file.get(), setting());
        }
    }

    private Setting setting() {
        return new Setting(benchmark.batchProperty().get(), precision.get());
    }

    /// Shows another design, with a history of its own.
    ///
    /// @param from the file that it was read from; null for none
    public void show(Design opened, @Nullable Path from) {
        descent.unsaved().keySet().forEach(templates.files()::close);
        descent.clear();
        around.set(List.of());
        steps = new History(opened);
        file.set(from);
        selection.set(Set.of());
        benchmark.clear();
        present(null);
    }

    /// Shows the design that a node stands for, to be edited: all nodes that stand for it follow. One of the library is
    /// changed by a template of the user's own that takes its name.
    ///
    /// @return whether the node stands for a design
    public boolean stepInto(NodeId node) {
        var template = analyzed.get().elaboration().template(node);
        template.ifPresent(found -> {
            var kept = switch (found.origin()) {
                case Origin.File(var path) -> path;
                case Origin.BuiltIn(var name) -> TemplateFiles.file(templates.folder(), name);
                case Origin.Unsaved _ -> throw new IllegalStateException("A template is kept somewhere");
            };
            descent.push(new Descent.Opened(steps, file.get(), selection.get()));
            go(descent.history(kept, found.design()), kept, Set.of());
        });
        return template.isPresent();
    }

    /// Shows the design around this one again.
    public void stepOut() {
        if (descent.isInside()) {
            var opened = descent.pop();
            go(opened.steps(), opened.file(), opened.selection());
        }
    }

    private void go(History to, @Nullable Path kept, Set<NodeId> selected) {
        steps = to;
        file.set(kept);
        selection.set(Set.of());
        benchmark.clear();
        around.set(descent.names());
        present(null);
        select(selected);
    }

    /// The names of the designs around the one shown, the outermost first; empty for one that was opened.
    public ReadOnlyObjectProperty<List<String>> aroundProperty() {
        return around.getReadOnlyProperty();
    }

    /// The other designs with changes, by the files that they are to be saved in: those around the one shown, and
    /// templates that were stepped into.
    public Map<Path, Design> unsavedBeside() {
        var unsaved = new LinkedHashMap<>(descent.unsaved());
        unsaved.remove(file.get());
        return unsaved;
    }

    /// Notes that one of [#unsavedBeside] is in its file.
    public void savedBeside(Path to) {
        descent.markSaved(to);
        templates.files().close(to);
        refreshTemplates();
    }

    /// Saves the selection as a template of the user's own, and puts an instance in its place.
    ///
    /// @return what kept it from being done; empty when it was
    public Optional<String> makeTemplate(String name) {
        var known = analyzed.get();
        var extraction = Extraction.of(design(), selection.get(), known::shape);
        if (extraction.isEmpty()) {
            return Optional
                    .of("What arrives at the selection is no image, or nothing is selected but inputs and outputs.");
        }
        var refusal = templates.save(name, extraction.get().template().withName(name));
        if (refusal.isEmpty()) {
            var before = design().nodes().keySet();
            edit(extraction.get().inPlace(name));
            var added = new HashSet<>(design().nodes().keySet());
            added.removeAll(before);
            select(added);
            refreshTemplates();
        }
        return refusal;
    }

    /// Puts what the selected node stands for in its place: plain nodes, which follow the template no longer.
    public void detach() {
        var known = analyzed.get();
        if (selection.get().size() == 1 && known.design().equals(design())) {
            known.elaboration().inlined(selection.get().iterator().next()).ifPresent(edit -> {
                var before = design().nodes().keySet();
                edit(edit);
                var added = new HashSet<>(design().nodes().keySet());
                added.removeAll(before);
                select(added);
            });
        }
    }

    /// Notes that the design is now in `to`.
    public void saved(Path to) {
        boolean isElsewhere = !to.equals(file.get());
        file.set(to);
        steps.markSaved();
        history.set(steps.state());
        templates.files().close(to);
        refreshTemplates();
        if (isElsewhere) {
            analyze();
        }
    }

    public boolean hasUnsavedChanges() {
        return history.get().saved() == Saved.CHANGED || descent.hasChanges();
    }

    /// Compares with the design as it is now, as soon as its analysis is there.
    public void pinBaseline() {
        pinned = design();
        var known = analyzed.get();
        if (known.design().equals(pinned) && known.analysis().setting().equals(setting())) {
            compareWith(new Baseline(known));
        } else {
            analyzeBaseline();
        }
    }

    public void unpinBaseline() {
        pinned = null;
        compareWith(null);
    }

    public void deleteSelection() {
        if (!selection.get().isEmpty()) {
            edit(new Edit.RemoveNodes(selection.get()));
        }
    }

    public void copy() {
        if (!selection.get().isEmpty()) {
            pastes = 0;
            clipboard.put(Fragment.of(design(), selection.get()).text());
        }
    }

    /// Puts a text on the clipboard, such as an exact number.
    public void copy(String text) {
        clipboard.put(text);
    }

    public void cut() {
        copy();
        deleteSelection();
    }

    /// Puts in what the clipboard holds, a little further each time, and selects it.
    public void paste() {
        clipboard.text().flatMap(Fragment::parse).ifPresent(this::paste);
    }

    public void duplicate() {
        if (!selection.get().isEmpty()) {
            pastes = 0;
            paste(Fragment.of(design(), selection.get()));
        }
    }

    private void paste(Fragment fragment) {
        pastes++;
        var before = design().nodes().keySet();
        edit(fragment.paste(design(), pastes * PASTE_STEP, pastes * PASTE_STEP));
        var added = new HashSet<>(design().nodes().keySet());
        added.removeAll(before);
        select(added);
    }

    /// Draws a frame around the selection; its title is what can be typed next.
    public void frameSelection() {
        if (!selection.get().isEmpty()) {
            var taken = design().layout().frames().stream().map(Frame::id).toList();
            var id = IntStream.iterate(1, i -> i + 1)
                    .mapToObj(i -> "frame" + i)
                    .filter(candidate -> !taken.contains(candidate))
                    .findFirst()
                    .orElseThrow();
            var inOrder = design().nodes().keySet().stream().filter(selection.get()::contains).toList();
            edit(new Edit.PutFrame(new Frame(id, "Stage", inOrder)));
        }
    }

    public void selectAll() {
        select(design().nodes().keySet());
    }

    @Override
    public void close() {
        analyses.close();
        baselines.close();
        benchmark.close();
        code.close();
        offers.close();
    }
}
