package blocksmith.engine.template;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.analysis.Totals;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Literal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryTest {
    private static final Path OWN = Path.of("src/main/resources/blocksmith/engine/template/library");
    private static final Path SAMPLES = Path.of("../samples");

    static List<String> names() {
        return Library.names();
    }

    static List<Path> files() throws IOException {
        try (var own = Files.list(OWN); var samples = Files.list(SAMPLES)) {
            return Stream.concat(own, samples).filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static Analysis analysis(String name, Map<String, Literal> arguments) {
        var template = Library.find(name).orElseThrow(() -> new AssertionError(name));
        return Analysis.of(Elaboration.of(template, arguments, new TemplateFiles()).graph(), Setting.SINGLE);
    }

    private static Totals totals(String name, String arguments) {
        var values = arguments.isEmpty()
                ? Map.<String, Literal>of()
                : Stream.of(arguments.split(" "))
                        .map(argument -> argument.split("="))
                        .collect(Collectors.toMap(argument -> argument[0], argument -> Literal.parse(argument[1])));
        var analysis = analysis(name, values);
        assertEquals(List.of(), analysis.problems());
        return analysis.totals();
    }

    private static String gigas(long count) {
        return String.format(Locale.ROOT, "%.3f", count / 1e9);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyDesignIsWithoutProblems(String name) {
        assertEquals(List.of(), analysis(name, Map.of()).problems());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyDesignSaysWhatItIsAndWhatMayBeSet(String name) {
        var design = Library.find(name).orElseThrow().design();
        assertAll(
                () -> assertFalse(design.description().isEmpty()),
                () -> assertEquals(List.of(),
                        design.parameters().stream().filter(each -> each.help().isEmpty()).map(Parameter::name)
                                .toList()),
                () -> assertEquals(design.nodes().keySet(), design.layout().positions().keySet()),
                () -> assertFalse(design.layout().frames().isEmpty() && design.nodes().values()
                        .stream()
                        .filter(node -> node.type().isPresent())
                        .count() > 6));
    }

    @Test
    void theIndexNamesTheDesignsThatAreThere() throws IOException {
        var there = files().stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - ".json".length()))
                .toList();
        var named = Library.shelves().stream().flatMap(shelf -> shelf.designs().stream()).toList();
        assertEquals(new HashSet<>(there), new HashSet<>(named));
        assertEquals(there.size(), named.size());
        assertEquals(new HashSet<>(names()).size(), names().size(), "a name is there twice");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsCanonical(Path file) throws IOException {
        var name = file.getFileName().toString();
        var design = Library.find(name.substring(0, name.length() - ".json".length())).orElseThrow().design();
        assertEquals(DesignCodec.write(design), Files.readString(file));
    }

    /// Blocks as torchvision's modules have them, whose counts are in [#publishedNetworks] too.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "resnet-basic       |                                                    |     73_984 |    231_211_008",
        "resnet-bottleneck  | in=256 out=512 stride=2                            |    379_392 |    372_506_624",
        "resnext-block      |                                                    |     71_168 |    219_971_584",
        "mobilenet-v2-block | in=32 out=16 expansion=1 size=112                  |        896 |     10_035_200",
        "mobilenet-v2-block | in=24 out=24 expansion=6 size=56                   |      8_832 |     25_740_288",
        "mobilenet-v3-block | in=40 out=40 hidden=120 kernel=5 size=28           |     20_992 |      9_886_080",
        "mbconv             | in=24 out=24 expansion=6 size=56                   |     10_710 |     25_742_016",
        "fused-mbconv       | in=48 out=48 expansion=4 size=56                   |     92_640 |    289_013_760",
        "shufflenet-v2-unit | in=116 size=28                                     |      7_598 |      5_684_000",
        "shufflenet-v2-down | in=24 out=116 size=56                              |      7_398 |      8_672_608",
        "squeezenet-fire    | in=128 squeeze=16 expand1=64 expand3=64 size=55    |     12_432 |     37_171_200",
        "densenet-layer     | in=64 growth=32 size=56                            |     45_440 |    141_295_616",
        "convnext-block     | in=96 size=56                                      |     79_296 |    245_962_752",
        "inception-factorized | in=768 middle=128 size=17                        |  1_297_408 |    374_063_104",
        "mnasnet-block      | in=16 out=24 kernel=3 stride=2 expansion=3 size=112 |     2_592 |     14_601_216",
        "aspp               | in=2048 out=256 rate1=12 rate2=24 rate3=36 size=28 | 15_535_104 | 11_766_595_584",
        "regnet-y-block     | in=32 out=48 stride=2 size=112                     |     10_040 |     42_148_608"})
    void blocksCountAsPublished(String name, String arguments, String parameters, String macs) {
        var totals = totals(name, arguments == null ? "" : arguments);
        assertEquals(Long.parseLong(parameters.replace("_", "")), totals.parameters());
        assertEquals(Long.parseLong(macs.replace("_", "")), totals.counted(Convention.CONV_LINEAR));
    }

    /// torchvision 0.15, the tables of models and pre-trained weights: parameters, and GFLOPS, which are multiply-adds.
    @ParameterizedTest
    @CsvSource({"resnet18, 11689512, 1.814", "resnet34, 21797672, 3.664", "resnet50, 25557032, 4.089",
        "resnet101, 44549160, 7.801", "resnet152, 60192808, 11.514", "resnext50_32x4d, 25028904, 4.230",
        "resnext101_32x8d, 88791336, 16.414", "wide_resnet50_2, 68883240, 11.398", "googlenet, 6624904, 1.498",
        "squeezenet1_0, 1248424, 0.819", "squeezenet1_1, 1235496, 0.349", "densenet121, 7978856, 2.834",
        "densenet161, 28681000, 7.728", "densenet169, 14149480, 3.360", "densenet201, 20013928, 4.291",
        "mobilenet_v2, 3504872, 0.301", "mobilenet_v3_small, 2542856, 0.057", "mobilenet_v3_large, 5483032, 0.217",
        "mnasnet0_5, 2218512, 0.104", "mnasnet0_75, 3170208, 0.215", "mnasnet1_0, 4383312, 0.314",
        "mnasnet1_3, 6282256, 0.526", "shufflenet_v2_x0_5, 1366792, 0.040", "shufflenet_v2_x1_0, 2278604, 0.145",
        "shufflenet_v2_x1_5, 3503624, 0.296", "shufflenet_v2_x2_0, 7393996, 0.583", "efficientnet_b0, 5288548, 0.386",
        "efficientnet_b1, 7794184, 0.687", "efficientnet_b2, 9109994, 1.088", "efficientnet_b3, 12233232, 1.827",
        "efficientnet_b4, 19341616, 4.394", "efficientnet_b5, 30389784, 10.266", "efficientnet_b6, 43040704, 19.068",
        "efficientnet_b7, 66347960, 37.746", "efficientnet_v2_s, 21458488, 8.366", "regnet_y_400mf, 4344144, 0.402",
        "regnet_y_800mf, 6432512, 0.834", "regnet_y_1_6gf, 11202430, 1.612", "convnext_tiny, 28589128, 4.456",
        "convnext_small, 50223688, 8.684", "convnext_base, 88591464, 15.355"})
    void networksCountAsTorchvisionPublishesThem(String name, long parameters, String gigas) {
        var totals = totals(name, "");
        assertEquals(parameters, totals.parameters());
        assertEquals(gigas, gigas(totals.counted(Convention.CONV_LINEAR)));
    }

    /// Howard et al. 2017, arXiv:1704.04861, table 6; Han et al. 2019, arXiv:1911.11907, table 7.
    @ParameterizedTest
    @CsvSource({"mobilenet_v1, 4.2, 569", "mobilenet_v1_0_5, 1.3, 149", "ghostnet, 5.2, 141"})
    void theOthersCountAsTheirPapersDo(String name, String parameters, String macs) {
        var totals = totals(name, "");
        assertEquals(parameters, String.format(Locale.ROOT, "%.1f", totals.parameters() / 1e6));
        assertEquals(macs, String.format(Locale.ROOT, "%.0f", totals.counted(Convention.CONV_LINEAR) / 1e6));
    }

    /// The training forms, as PyTorch Image Models counts them (results/results-imagenet.csv, param_count).
    @ParameterizedTest
    @CsvSource({"repvgg_a0, 9.11", "repvgg_a1, 14.09", "repvgg_a2, 28.21", "repvgg_b0, 15.82", "mobileone_s0, 5.29",
        "mobileone_s1, 4.83"})
    void trainingFormsCountAsPublished(String name, String parameters) {
        assertEquals(parameters, String.format(Locale.ROOT, "%.2f", totals(name, "").parameters() / 1e6));
    }

    @Test
    void aVariantIsADesignOfItsOwn() {
        var design = Library.find("efficientnet_b3").orElseThrow().design();
        assertEquals("efficientnet_b3", design.name());
        assertTrue(design.variants().isEmpty());
        assertTrue(design.parameters().stream().anyMatch(parameter -> parameter.name().equals("size")
                && parameter.value().equals(new Literal.Whole(300))));
    }
}
