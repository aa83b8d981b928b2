package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterpartOfferTest {
    private static final Template NETWORK = Library.find("mnasnet").orElseThrow();

    @TempDir
    Path folder;

    private List<CounterpartOffer> offers() {
        return CounterpartOffer.all(NETWORK, null, new TemplateFiles(Optional.of(folder)));
    }

    @Test
    void thePinnedDesignComesFirst() {
        var files = new TemplateFiles();
        var baseline = new Baseline(Analyzed.of(NETWORK.design(), Setting.SINGLE, files));
        var first = CounterpartOffer.all(NETWORK, baseline, files).getFirst();
        assertEquals(new Counterpart.Pinned(baseline), first.counterpart());
    }

    @Test
    void variantsOfTheDesignComeBeforeTheLibrary() {
        var found = CounterpartOffer.search(offers(), "mnasnet0_5");
        assertEquals(new Counterpart.OwnVariant("mnasnet0_5"), found.getFirst().counterpart());
        assertEquals(new Counterpart.Named("mnasnet0_5"), found.get(1).counterpart());
    }

    @Test
    void aTemplateOfTheUsersOwnIsOffered() throws IOException {
        DesignFiles.save(Library.find("bottleneck").orElseThrow().design().withName("Mine"),
                folder.resolve("own-block.json"));
        var unsaved = new Template(Origin.UNSAVED, NETWORK.design());
        var found = CounterpartOffer.search(
                CounterpartOffer.all(unsaved, null, new TemplateFiles(Optional.of(folder))), "own-block");
        assertEquals("Mine", found.getFirst().label());
        assertEquals("your template own-block", found.getFirst().detail());
    }

    @Test
    void whatBeginsWithTheTextComesFirst() {
        var labels = CounterpartOffer.search(offers(), "resnet").stream().map(CounterpartOffer::label).toList();
        assertTrue(labels.indexOf("resnet18") < labels.indexOf("wide_resnet50_2"), labels.toString());
    }

    @Test
    void everyNameOfTheLibraryIsOffered() {
        var names = offers().stream().map(offer -> offer.counterpart().name()).toList();
        assertTrue(names.containsAll(Library.names()));
    }
}
