package cn.dangmian.signaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every string in the product's code, with the use that is made of it: what the method calls next of those calls that take a code.
 * Read from the compiled classes, so that no way of writing a string escapes.
 */
public final class SpokenStrings {

    /** @param text a constant, or a recipe with {@link #PART} where a value is put in */
    public record Spoken(String className, String method, String text, Use use) {}

    public enum Use {
        REFUSAL,
        AUDIT,
        OTHER
    }

    /** A call that refuses with one of these texts. */
    public record Refusing(String className, String method, List<String> texts) {}

    /** Stands in a recipe where a value is put in. */
    public static final String PART = "\u0001";

    private static final String BASE = "cn/dangmian/signaling/";
    private static final Set<String> REFUSING = Set.of(
            BASE + "kernel/Refused.<init>",
            BASE + "kernel/Refused.unknown",
            BASE + "kernel/Refused.notAllowed",
            BASE + "kernel/Refused.malformed",
            BASE + "wire/HttpRefusals.problem",
            BASE + "identity/SecuritySetup.refuse");
    private static final Set<String> LOGGING = Set.of(
            BASE + "audit/Audit.done",
            BASE + "audit/Audit.refused",
            BASE + "audit/Audit.write",
            BASE + "wire/DenialLog.note");

    private static final List<Spoken> ALL = new ArrayList<>();
    private static final List<Refusing> REFUSALS = new ArrayList<>();

    static {
        ProductClasses.files().forEach(SpokenStrings::read);
    }

    private SpokenStrings() {}

    public static Stream<Spoken> all() {
        return ALL.stream();
    }

    static Stream<Refusing> refusals() {
        return REFUSALS.stream();
    }

    private static void read(Path file) {
        try {
            var model = ClassFile.of().parse(file);
            model.methods().forEach(method -> read(model, method));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(ClassModel model, MethodModel method) {
        var className = model.thisClass().asInternalName();
        var name = method.methodName().stringValue();
        var waiting = new ArrayList<String>();
        method.code()
                .ifPresent(code -> code.forEach(element -> {
                    waiting.addAll(texts(element));
                    var use = useOf(element);
                    if (use != Use.OTHER) {
                        if (use == Use.REFUSAL) {
                            REFUSALS.add(new Refusing(className, name, List.copyOf(waiting)));
                        }
                        waiting.forEach(text -> ALL.add(new Spoken(className, name, text, use)));
                        waiting.clear();
                    }
                }));
        waiting.forEach(text -> ALL.add(new Spoken(className, name, text, Use.OTHER)));
    }

    private static List<String> texts(CodeElement element) {
        return switch (element) {
            case ConstantInstruction constant when constant.constantValue() instanceof String text -> List.of(text);
            case InvokeDynamicInstruction call ->
                call.bootstrapArgs().stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            default -> List.of();
        };
    }

    private static Use useOf(CodeElement element) {
        if (!(element instanceof InvokeInstruction call)) {
            return Use.OTHER;
        }
        var called = call.owner().asInternalName() + "." + call.name().stringValue();
        return REFUSING.contains(called) ? Use.REFUSAL : LOGGING.contains(called) ? Use.AUDIT : Use.OTHER;
    }
}
