package parallel.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The instructions that a method was compiled to: what the JVM executes, where a listing of the source shows what was written.
 *
 * <pre>{@code
 * Bytecode.of(Steps.class, "add")       // [iload_0, iload_1, iadd, ireturn]
 * }</pre>
 * <b>Failure.</b> {@link IllegalArgumentException} for a class whose file cannot be found (a kernel may keep none of a cell's), or a method that there is not.
 * <b>Thread safety.</b> Keeps nothing. <b>Source.</b> JEP 484, Class-File API; chapter 2.
 */
public final class Bytecode {

    private Bytecode() { }

    /**
     * The instructions in their order, by the names of the JVM specification, a field's access with the field's name.
     *
     * @param method the name of a method with a body; of several, the first
     */
    public static List<String> of(Class<?> type, String method) {
        Objects.requireNonNull(type, "the class is null: name one of the library's, for example Steps.class");
        Objects.requireNonNull(method, "the method is null: name one of the class");
        ClassModel model = ClassFile.of().parse(read(type));
        for (MethodModel each : model.methods()) {
            if (each.methodName().equalsString(method) && each.code().isPresent()) {
                return each.code().get().elementStream().filter(Instruction.class::isInstance).map(Instruction.class::cast).map(Bytecode::words).toList();
            }
        }
        throw new IllegalArgumentException(type.getSimpleName() + " has no method " + method + " with a body; it has "
                + model.methods().stream().map(each -> each.methodName().stringValue()).distinct().toList());
    }

    private static String words(Instruction instruction) {
        String name = instruction.opcode().name().toLowerCase(Locale.ROOT);
        return instruction instanceof FieldInstruction field ? name + " " + field.name().stringValue() : name;
    }

    private static byte[] read(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in == null) throw new IllegalArgumentException("the class file of " + type.getTypeName() + " cannot be found: a class of a cell may have none");
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the class file of " + type.getTypeName() + " cannot be read", e);
        }
    }
}
