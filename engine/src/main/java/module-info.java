/// The headless engine: designs, analysis, planning and running. It knows no screen.
module blocksmith.engine {
    requires com.google.protobuf;
    requires com.microsoft.onnxruntime;
    requires com.networknt.schema;
    requires java.management;
    requires jdk.management;
    requires jdk.incubator.vector;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;

    exports blocksmith.engine.analysis;
    exports blocksmith.engine.backend;
    exports blocksmith.engine.bench;
    exports blocksmith.engine.compare;
    exports blocksmith.engine.design;
    exports blocksmith.engine.expression;
    exports blocksmith.engine.form;
    exports blocksmith.engine.graph;
    exports blocksmith.engine.kernel;
    exports blocksmith.engine.onnx;
    exports blocksmith.engine.op;
    exports blocksmith.engine.plan;
    exports blocksmith.engine.problem;
    exports blocksmith.engine.rewrite;
    exports blocksmith.engine.run;
    exports blocksmith.engine.template;
    exports blocksmith.engine.tensor;
    exports blocksmith.engine.torch;
    exports blocksmith.engine.tune;
    exports blocksmith.engine.weights;
}
