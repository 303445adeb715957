package cn.dangmian.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.transaction.event.TransactionalEventListener;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(SignalingServer.class);
    private static final int PUBLIC_TYPES = 8;

    private static final Map<String, Integer> MORE_PUBLIC_TYPES = Map.of(
            // The port in media.server is public for its adapters, which are packages of their own; other modules may
            // not use it.
            "media", 12,
            // Sign-ins of those who have no account are issued by the module that calls them.
            "identity", 9,
            // Several modules write sheets, and only one may know how a spreadsheet is kept from computing them.
            "kernel", 9);

    @Test
    void keepsItsModulesApart() {
        MODULES.verify();
    }

    @Test
    void hasExactlyTheseModules() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder(
                        "kernel",
                        "wire",
                        "audit",
                        "organization",
                        "identity",
                        "media",
                        "calendar",
                        "casework",
                        "scheduling",
                        "terminals",
                        "reception",
                        "minutes",
                        "documents",
                        "conference",
                        "evaluation",
                        "commitments",
                        "rollcall",
                        "archive",
                        "displays",
                        "support",
                        "supervision",
                        "notices");
    }

    /** The event registry keeps rows for each of them: {@code AfterCommit} costs nothing, {@code ApplicationModuleListener} is heard. */
    @Test
    void hasNoListenerThatIsWrittenDownForNothing() {
        assertThat(ProductClasses.all().stream()
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(TransactionalEventListener.class)))
                .isEmpty();
    }

    @Test
    void drawsItsModules() {
        new Documenter(MODULES).writeDocumentation();
        assertThat(Path.of("target/spring-modulith-docs/components.puml"))
                .content()
                .contains("Reception", "Supervision");
        assertThat(MODULES.stream()
                        .map(module -> Path.of(
                                "target/spring-modulith-docs/module-%s.puml".formatted(module.getIdentifier()))))
                .allMatch(Files::exists);
    }

    static Stream<ApplicationModule> modules() {
        return MODULES.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void showsFewTypesToOthers(ApplicationModule module) {
        var name = module.getIdentifier().toString();
        assertThat(publicTypes(module.getBasePackage().getName()))
                .as("public types of %s, without events and ids", name)
                .hasSizeLessThanOrEqualTo(MORE_PUBLIC_TYPES.getOrDefault(name, PUBLIC_TYPES));
    }

    private static List<String> publicTypes(String base) {
        return ProductClasses.all().stream()
                .filter(type -> (type.getPackageName() + ".").startsWith(base + "."))
                .filter(type -> !type.getPackageName().startsWith(base + ".events"))
                .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isMemberClass())
                .filter(type -> !(type.isRecord() && type.getSimpleName().endsWith("Id")))
                .map(Class::getName)
                .toList();
    }
}
