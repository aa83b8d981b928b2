package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds the definitions to the ONNX project's own node tests, where their files are beside the repository or in
/// the folder that the system property `blocksmith.conformance` names.
class OnnxConformanceTest {
    private static final Path FOLDER = Path
            .of(System.getProperty("blocksmith.conformance", "../../shared/conformance"), "node-v1.7.0");
    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            basic_conv_with_padding                      | Conv2d        | kernel=3 padding=1 bias=false
            basic_conv_without_padding                   | Conv2d        | kernel=3 bias=false
            conv_with_strides_padding                    | Conv2d        | kernel=3 padding=1 stride=2 bias=false
            conv_with_strides_no_padding                 | Conv2d        | kernel=3 stride=2 bias=false
            conv_with_strides_and_asymmetric_padding     | Conv2d        | kernel=3 padding=[1,0] stride=2 bias=false
            batchnorm_example                            | BatchNorm2d   | eps=1e-5
            batchnorm_epsilon                            | BatchNorm2d   | eps=1e-2
            maxpool_2d_default                           | MaxPool2d     | kernel=2 stride=1
            maxpool_2d_strides                           | MaxPool2d     | kernel=5 stride=3
            maxpool_2d_same_upper                        | MaxPool2d     | kernel=2 stride=1 padding=same
            maxpool_2d_precomputed_pads                  | MaxPool2d     | kernel=5 stride=1 padding=2
            maxpool_2d_precomputed_same_upper            | MaxPool2d     | kernel=3 stride=2 padding=same
            maxpool_2d_precomputed_strides               | MaxPool2d     | kernel=2 stride=2
            averagepool_2d_default                       | AvgPool2d     | kernel=2 stride=1
            averagepool_2d_strides                       | AvgPool2d     | kernel=5 stride=3
            averagepool_2d_precomputed_strides           | AvgPool2d     | kernel=2 stride=2
            averagepool_2d_precomputed_pads_count_include_pad | AvgPool2d | kernel=5 stride=1 padding=2
            maxpool_2d_ceil                              | MaxPool2d     | kernel=3 stride=2 ceilMode=true
            maxpool_2d_dilations                         | MaxPool2d     | kernel=2 stride=1 dilation=2
            averagepool_2d_ceil                          | AvgPool2d     | kernel=3 stride=2 ceilMode=true
            averagepool_2d_pads                          | AvgPool2d     | kernel=3 stride=1 padding=2 countIncludePad=false
            averagepool_2d_pads_count_include_pad        | AvgPool2d     | kernel=3 stride=1 padding=2
            averagepool_2d_precomputed_pads              | AvgPool2d     | kernel=5 stride=1 padding=2 countIncludePad=false
            globalmaxpool                                | GlobalMaxPool | ''
            globalmaxpool_precomputed                    | GlobalMaxPool | ''
            convtranspose                                | ConvTranspose2d | kernel=3 outChannels=2 bias=false
            convtranspose_dilations                      | ConvTranspose2d | kernel=2 dilation=2 outChannels=1 bias=false
            convtranspose_pads                           | ConvTranspose2d | kernel=3 stride=[3,2] padding=[1,2] outChannels=2 bias=false
            convtranspose_kernel_shape                   | ConvTranspose2d | kernel=3 stride=[3,2] outputPadding=1 outChannels=2 bias=false
            instancenorm_epsilon                         | InstanceNorm2d | affine=true eps=1e-2
            instancenorm_example                         | InstanceNorm2d | affine=true eps=1e-5
            lrn                                          | LRN           | size=3 alpha=0.0002 beta=0.5 k=2
            lrn_default                                  | LRN           | size=3
            softmax_axis_2                               | Softmax       | axis=2
            softmax_example                              | Softmax       | axis=1
            softmax_large_number                         | Softmax       | axis=1
            sub                                          | Subtract      | ''
            transpose_all_permutations_1                 | Transpose     | order=[2,1]
            reduce_mean_keepdims_example                 | Mean          | axes=1 keepAxes=true
            reduce_mean_keepdims_random                  | Mean          | axes=1 keepAxes=true
            reduce_mean_do_not_keepdims_random           | Mean          | axes=1
            sub_example                                  | Subtract      | ''
            globalaveragepool                            | GlobalAvgPool | ''
            globalaveragepool_precomputed                | GlobalAvgPool | ''
            gemm_transposeB                              | Linear        | outFeatures=4
            flatten_axis1                                | Flatten       | ''
            relu                                         | ReLU          | ''
            sigmoid                                      | Sigmoid       | ''
            leakyrelu                                    | LeakyReLU     | negativeSlope=0.1
            leakyrelu_default                            | LeakyReLU     | negativeSlope=0.01
            elu                                          | ELU           | alpha=2
            elu_default                                  | ELU           | alpha=1
            tanh                                         | Tanh          | ''
            add                                          | Add           | ''
            mul                                          | Multiply      | ''
            concat_2d_axis_1                             | Concat        | ''
            concat_3d_axis_1                             | Concat        | ''
            split_equal_parts_2d                         | Split         | parts=2
            split_variable_parts_2d                      | Split         | parts=[2,4]
            """)
    void agrees(String test, String name, String values) throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "The node tests of ONNX are not there.");
        var given = tensors(test, "input");
        var operator = Sample.operator(name, values.isEmpty() ? List.of() : List.of(values.split(" ")));
        int arriving = operator.ports().inputs().size();
        var inputs = given.subList(0, arriving);
        var in = Incoming.of(inputs.stream().map(DoubleTensor::shape).toArray(Shape[]::new));
        var outputs = operator.reference(inputs, weights(operator.weights(in), given.subList(arriving, given.size())));
        assertAgree(tensors(test, "output"), outputs);
    }

    /// The weights in the order of the specifications, which is that of ONNX.
    private static WeightValues weights(List<WeightSpec> specs, List<DoubleTensor> tensors) {
        assertEquals(specs.size(), tensors.size());
        var weights = new HashMap<String, DoubleTensor>();
        for (int i = 0; i < specs.size(); i++) {
            weights.put(specs.get(i).name(), tensors.get(i));
        }
        return WeightValues.of(weights);
    }

    private static List<DoubleTensor> tensors(String test, String kind) throws IOException {
        var tensors = new ArrayList<DoubleTensor>();
        var file = file(test, kind, 0);
        while (Files.exists(file)) {
            tensors.add(OnnxTensorFile.read(file));
            file = file(test, kind, tensors.size());
        }
        return tensors;
    }

    private static Path file(String test, String kind, int index) {
        return FOLDER.resolve("test_" + test, "test_data_set_0", kind + "_" + index + ".pb");
    }

    private static void assertAgree(List<DoubleTensor> expected, List<DoubleTensor> actual) {
        assertEquals(expected.stream().map(DoubleTensor::shape).toList(),
                actual.stream().map(DoubleTensor::shape).toList());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).data(), actual.get(i).data(), TOLERANCE);
        }
    }
}
