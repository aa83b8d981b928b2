package blocksmith.engine.kernel;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_MethodHandles;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.DEFAULT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Calls of the Vector API in bytecode, and the classes that they stand in. Hidden classes (JEP 371) go when nothing
/// refers to them.
final class VectorCode {
    /// What the names of all such classes begin with; `java.options` names them too.
    static final String NAMES = VectorCode.class.getPackageName() + ".Generated";
    static final ClassDesc FLOATS = CD_float.arrayType();
    private static final ClassDesc FLOAT_VECTOR = FloatVector.class.describeConstable().orElseThrow();
    private static final ClassDesc VECTOR = Vector.class.describeConstable().orElseThrow();
    private static final ClassDesc SPECIES = VectorSpecies.class.describeConstable().orElseThrow();
    private static final ClassDesc LANES = Lanes.class.describeConstable().orElseThrow();
    private static final DynamicConstantDesc<?> NUMBERS = DynamicConstantDesc.ofNamed(
            ConstantDescs.ofConstantBootstrap(CD_MethodHandles, "classData", CD_Object), DEFAULT_NAME, FLOATS);
    private static final ClassDesc VAR_HANDLE = VarHandle.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc FROM_ARRAY = MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, FLOATS, CD_int);
    private static final MethodTypeDesc INTO_ARRAY = MethodTypeDesc.of(CD_void, FLOATS, CD_int);
    private static final MethodTypeDesc BROADCAST = MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, CD_float);
    private static final MethodTypeDesc BINARY = MethodTypeDesc.of(FLOAT_VECTOR, VECTOR);
    private static final ClassDesc MASK = VectorMask.class.describeConstable().orElseThrow();
    private static final ClassDesc OPERATORS = VectorOperators.class.describeConstable().orElseThrow();
    private static final ClassDesc COMPARISON = VectorOperators.Comparison.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc STORE_LANES = MethodTypeDesc.of(CD_void, FLOATS, CD_int, MASK);
    private static final MethodTypeDesc ZERO = MethodTypeDesc.of(FLOAT_VECTOR, SPECIES);
    private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(MASK, COMPARISON, VECTOR);
    private static final MethodTypeDesc BLEND = MethodTypeDesc.of(FLOAT_VECTOR, VECTOR, MASK);
    private static final ClassDesc ZIPS = Zips.class.describeConstable().orElseThrow();
    private static final ClassDesc SWAPS = Swaps.class.describeConstable().orElseThrow();
    private static final ClassDesc SHUFFLE = VectorShuffle.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc REARRANGE = MethodTypeDesc.of(FLOAT_VECTOR, SHUFFLE);
    private static final ClassDesc INT_VECTOR = IntVector.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc AS_INTS = MethodTypeDesc.of(INT_VECTOR);
    private static final MethodTypeDesc AS_FLOATS = MethodTypeDesc.of(FLOAT_VECTOR);
    private static final MethodTypeDesc OF_INTS = MethodTypeDesc.of(INT_VECTOR, VECTOR);
    private static final ClassDesc LONG_VECTOR = LongVector.class.describeConstable().orElseThrow();
    private static final ClassDesc BINARY_OPERATOR = VectorOperators.Binary.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc SHIFT = MethodTypeDesc.of(LONG_VECTOR, BINARY_OPERATOR, CD_long);
    private static final MethodTypeDesc SELECT = MethodTypeDesc.of(FLOAT_VECTOR, VECTOR, VECTOR);
    private static final MethodTypeDesc CAST = MethodTypeDesc.of(CD_Object, CD_Object);
    private static final MethodTypeDesc FMA = MethodTypeDesc.of(FLOAT_VECTOR, VECTOR, VECTOR);

    private final CodeBuilder code;
    private final List<Float> numbers;

    private VectorCode(CodeBuilder code, List<Float> numbers) {
        this.code = code;
        this.numbers = numbers;
    }

    CodeBuilder code() {
        return code;
    }

    /// An instance of a new class of this package.
    ///
    /// @param type      what it implements or extends
    /// @param operation the name of its one method
    /// @param body      writes the method
    static <T> T define(Class<T> type, String operation, MethodTypeDesc signature, Consumer<VectorCode> body) {
        var self = ClassDesc.of(NAMES + type.getSimpleName());
        var given = type.describeConstable().orElseThrow();
        var parent = type.isInterface() ? CD_Object : given;
        var numbers = new ArrayList<Float>();
        var bytes = ClassFile.of().build(self, made -> {
            made.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            made.withSuperclass(parent);
            made.withInterfaceSymbols(type.isInterface() ? List.of(given) : List.of());
            made.withMethodBody(INIT_NAME, MTD_void, 0,
                    code -> code.aload(0).invokespecial(parent, INIT_NAME, MTD_void).return_());
            made.withMethodBody(operation, signature, ClassFile.ACC_PUBLIC, code -> {
                // it may be written once more, if jumps turn out to be far
                numbers.clear();
                leaveToSecondCompiler(code);
                body.accept(new VectorCode(code, numbers));
            });
        });
        var data = new float[numbers.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = numbers.get(i);
        }
        try {
            var hidden = MethodHandles.lookup().defineHiddenClassWithClassData(bytes, data, true);
            return type.cast(hidden.lookupClass().getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Has the first compiler give up at once, since it cannot do with an exception's handler that is also reached without
    /// one. What it makes of a kernel is some 100 KB that makes an object of each vector, and lies there long after the
    /// second is through; of large depthwise blocks it makes half, and the second is then never asked. The exception does
    /// not come.
    private static void leaveToSecondCompiler(CodeBuilder code) {
        var first = code.newBoundLabel();
        code.nop();
        var last = code.newBoundLabel();
        code.aconst_null();
        var handler = code.newBoundLabel();
        code.pop();
        code.exceptionCatchAll(first, last, handler);
    }

    private void species() {
        code.getstatic(LANES, "SPECIES", SPECIES);
    }

    /// Pushes `array[index + offset …]`, both being local variables.
    void load(int array, int index, int offset) {
        species();
        code.aload(array);
        sum(index, offset);
        code.invokestatic(FLOAT_VECTOR, "fromArray", FROM_ARRAY);
    }

    /// Pushes the bits of such a vector, a mask for [#and].
    void loadMask(int array, int index, int offset) {
        load(array, index, offset);
        code.invokevirtual(FLOAT_VECTOR, "reinterpretAsInts", AS_INTS);
    }

    /// Leaves of the vector on the stack the bits that a local variable has too.
    void and(int mask) {
        code.invokevirtual(FLOAT_VECTOR, "reinterpretAsInts", AS_INTS).aload(mask)
                .invokevirtual(INT_VECTOR, "and", OF_INTS)
                .invokevirtual(INT_VECTOR, "reinterpretAsFloats", AS_FLOATS);
    }

    /// Pushes a vector of `array[index + offset]`.
    void element(int array, int index, int offset) {
        species();
        code.aload(array);
        sum(index, offset);
        code.faload().invokestatic(FLOAT_VECTOR, "broadcast", BROADCAST);
    }

    /// Makes the local variable `to` a vector of one value.
    void all(float value, int to) {
        species();
        code.loadConstant(value).invokestatic(FLOAT_VECTOR, "broadcast", BROADCAST).astore(to);
    }

    /// Likewise, but the compiler does not know the value, and keeps the vector in a register: it makes a constant anew wherever it
    /// is used if registers are few.
    void given(float value, int to) {
        species();
        code.loadConstant(NUMBERS).loadConstant(numbers.size()).faload()
                .invokestatic(FLOAT_VECTOR, "broadcast", BROADCAST).astore(to);
        numbers.add(value);
    }

    /// Makes the local variable `to` an integer that the compiler does not know.
    void hidden(int value, int to) {
        code.loadConstant(NUMBERS).loadConstant(numbers.size()).faload().f2i().istore(to);
        numbers.add((float) value);
    }

    /// Keeps loads in order: where [Registers#FENCES_ARE_FREE] that is no instruction.
    void fence() {
        code.invokestatic(VAR_HANDLE, "acquireFence", MTD_void);
    }

    /// Takes the vector on the stack to `array[index + offset …]`.
    void store(int array, int index, int offset) {
        code.aload(array);
        sum(index, offset);
        code.invokevirtual(FLOAT_VECTOR, "intoArray", INTO_ARRAY);
    }

    /// Takes the second half of the vector on the stack to `array[index + offset …]`, from the middle on. Its class is named: what the
    /// compiler knows of stores by lanes is mostly of short vectors ([#fetch]).
    void storeSecondHalf(int array, int index, int offset) {
        name("TYPE", FLOAT_VECTOR);
        storeLanes(array, index, offset, "SECOND_HALF");
    }

    /// @param lanes a constant of [Lanes]: of a mask that went through a loop the compiler knows no class
    private void storeLanes(int array, int index, int offset, String lanes) {
        code.aload(array);
        sum(index, offset);
        code.getstatic(LANES, lanes, MASK).invokevirtual(FLOAT_VECTOR, "intoArray", STORE_LANES);
    }

    /// Makes the local variable `to` a short vector, for [#fetch].
    void makeShort(int to) {
        code.getstatic(LANES, "SHORT", SPECIES).invokestatic(FLOAT_VECTOR, "zero", ZERO).astore(to);
    }

    /// Has the line of `array[index + offset]` fetched, and nobody waits for it: stores no lane of a short vector there
    /// ([Ahead]).
    void fetch(int array, int index, int offset, int vector) {
        code.aload(vector);
        storeLanes(array, index, offset, "NO_LANE");
    }

    /// Pushes a local variable whose class the compiler may have lost in a loop, and names it ([Lanes#known]).
    void known(int vector) {
        code.aload(vector);
        name("TYPE", FLOAT_VECTOR);
    }

    /// Names the class of the vector on the stack.
    ///
    /// @param name of a constant of [Lanes]
    private void name(String name, ClassDesc type) {
        code.getstatic(LANES, name, CD_Class).swap().invokevirtual(CD_Class, "cast", CAST).checkcast(type);
    }

    /// `a.operation(b)` in place of the vectors a and b.
    void binary(String operation) {
        code.invokevirtual(FLOAT_VECTOR, operation, BINARY);
    }

    /// The limits where the vector on the stack is beyond them. What is no number stays, unless all are known to be numbers: `max` would
    /// leave it too, and takes three times as many instructions. A negative zero becomes a lower limit of zero.
    ///
    /// @param least    the local variable with the lower limit, if there is one, as [#given] or [#all] made it
    /// @param greatest likewise with the upper
    /// @param value    a free local variable
    void limit(Clamp clamp, int least, int greatest, int value) {
        if (clamp.isOfNumbers()) {
            limitNumbers(clamp, least, greatest);
            return;
        }
        if (clamp.hasLeast()) {
            limit("LE", least, value);
        }
        if (clamp.hasGreatest()) {
            limit("GT", greatest, value);
        }
    }

    private void limit(String comparison, int limit, int value) {
        code.astore(value);
        code.aload(value).aload(limit);
        code.aload(value).getstatic(OPERATORS, comparison, COMPARISON).aload(limit)
                .invokevirtual(FLOAT_VECTOR, "compare", COMPARE)
                .invokevirtual(FLOAT_VECTOR, "blend", BLEND);
    }

    /// As integers. Their class is named after each step: the compiler would learn it from a profile otherwise, and code that is
    /// compiled before there is one makes an object of each vector.
    private void limitNumbers(Clamp clamp, int least, int greatest) {
        name("TYPE", FLOAT_VECTOR);
        code.invokevirtual(FLOAT_VECTOR, "reinterpretAsInts", AS_INTS);
        limitInts("max", least);
        if (clamp.hasGreatest()) {
            limitInts("min", greatest);
        }
        code.invokevirtual(INT_VECTOR, "reinterpretAsFloats", AS_FLOATS);
        name("TYPE", FLOAT_VECTOR);
    }

    private void limitInts(String operation, int limit) {
        name("BITS_TYPE", INT_VECTOR);
        known(limit);
        code.invokevirtual(FLOAT_VECTOR, "reinterpretAsInts", AS_INTS).invokevirtual(INT_VECTOR, operation, OF_INTS);
        name("BITS_TYPE", INT_VECTOR);
    }

    /// Makes a local variable the bits of the vector that it is.
    void toBits(int vector) {
        known(vector);
        code.invokevirtual(FLOAT_VECTOR, "reinterpretAsInts", AS_INTS).astore(vector);
    }

    /// Keeps in the local variable `greatest`, of bits, the greater of it and of the bits of the vector on the stack but its signs.
    void greaterBits(int greatest) {
        name("TYPE", FLOAT_VECTOR);
        code.invokevirtual(FLOAT_VECTOR, "abs", AS_FLOATS);
        name("TYPE", FLOAT_VECTOR);
        code.invokevirtual(FLOAT_VECTOR, "reinterpretAsInts", AS_INTS);
        name("BITS_TYPE", INT_VECTOR);
        code.aload(greatest).invokevirtual(INT_VECTOR, "max", OF_INTS).astore(greatest);
    }

    /// Pushes whether no lane of one local variable, of bits, is greater than that of another.
    void noneIsGreater(int vector, int limit) {
        code.aload(vector);
        name("BITS_TYPE", INT_VECTOR);
        code.getstatic(OPERATORS, "LE", COMPARISON).aload(limit).invokevirtual(INT_VECTOR, "compare", COMPARE)
                .invokevirtual(MASK, "allTrue", MethodTypeDesc.of(CD_boolean));
    }

    /// Makes the local variable `to` the lanes that are the second half of a vector.
    void secondHalf(int to) {
        code.getstatic(LANES, "SECOND_HALF", MASK).astore(to);
    }

    /// Those lanes of the second of the two vectors on the stack that a local variable has, and the others of the first.
    void blend(int lanes) {
        code.aload(lanes).invokevirtual(FLOAT_VECTOR, "blend", BLEND);
    }

    /// `-a` in place of the vector a.
    void negate() {
        code.invokevirtual(FLOAT_VECTOR, "neg", MethodTypeDesc.of(FLOAT_VECTOR));
    }

    /// `a · b + c` in place of the vectors a, b and c: as [MultiplyAdd] has it.
    void fma() {
        if (MultiplyAdd.IS_FUSED) {
            code.invokevirtual(FLOAT_VECTOR, "fma", FMA);
        } else {
            code.dup_x2().pop();
            binary("mul");
            code.swap();
            binary("add");
        }
    }

    /// Loads the numbers of a zip's lanes into the local variable `to`. A vector that is a constant would be read and converted anew
    /// in each turn of a loop that stores floats.
    ///
    /// @param name of a constant of [Zips]
    void lanes(String name, int to) {
        species();
        code.getstatic(ZIPS, name, FLOATS).iconst_0().invokestatic(FLOAT_VECTOR, "fromArray", FROM_ARRAY).astore(to);
    }

    /// Pushes lanes of two local variables.
    ///
    /// @param lanes the local variable with their numbers
    void zip(int lanes, int first, int second) {
        code.aload(lanes).aload(first).aload(second).invokevirtual(FLOAT_VECTOR, "selectFrom", SELECT);
    }

    /// Of the two vectors on the stack the lanes of the second that a mask of [Swaps] has, and the others of the first.
    void blend(String mask) {
        code.getstatic(SWAPS, mask, MASK).invokevirtual(FLOAT_VECTOR, "blend", BLEND);
    }

    /// Moves lanes up by 1 or 2, in pairs or fours: what comes to the lower ones is for a blend to leave out.
    void up(int distance) {
        move(distance, "LSHL");
    }

    /// Likewise down.
    void down(int distance) {
        move(distance, "LSHR");
    }

    private void move(int distance, String shift) {
        switch (distance) {
            case 1 -> code.invokevirtual(FLOAT_VECTOR, "reinterpretAsLongs", MethodTypeDesc.of(LONG_VECTOR))
                    .getstatic(OPERATORS, shift, BINARY_OPERATOR).loadConstant((long) Float.SIZE)
                    .invokevirtual(LONG_VECTOR, "lanewise", SHIFT)
                    .invokevirtual(LONG_VECTOR, "reinterpretAsFloats", MethodTypeDesc.of(FLOAT_VECTOR));
            // up and down are the same: what is left out of the one is what the other has
            case 2 -> code.getstatic(SWAPS, "BY_TWO", SHUFFLE).invokevirtual(FLOAT_VECTOR, "rearrange", REARRANGE);
            default -> throw new IllegalArgumentException("Lanes move by 1 or 2, not " + distance);
        }
    }

    private void sum(int index, int offset) {
        code.iload(index);
        if (offset != 0) {
            code.loadConstant(offset).iadd();
        }
    }
}
