package cn.dangmian.signaling;

import static org.springframework.core.annotation.AnnotatedElementUtils.findMergedAnnotation;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every method of the product that answers a browser, found by its annotation. */
public final class Handlers {

    private static final AntPathMatcher PATHS = new AntPathMatcher();

    private Handlers() {}

    /** {@code GET /api/me} */
    public static List<String> http() {
        return methods().flatMap(Handlers::http).sorted().toList();
    }

    /** {@code /app/media/resume} */
    public static List<String> sends() {
        return methods()
                .flatMap(method -> stomp(method, MessageMapping.class, MessageMapping::value))
                .sorted()
                .toList();
    }

    /** {@code /app/reception/desks/{desk}} */
    public static List<String> snapshots() {
        return methods()
                .flatMap(method -> stomp(method, SubscribeMapping.class, SubscribeMapping::value))
                .sorted()
                .toList();
    }

    /** {@code /topic/reception/desks/{}}: what is put in has no name in the code. */
    public static List<String> topics() {
        return SpokenStrings.all()
                .map(SpokenStrings.Spoken::text)
                .filter(text -> text.startsWith("/topic/"))
                .map(text -> text.replace(SpokenStrings.PART, "{}"))
                .distinct()
                .sorted()
                .toList();
    }

    /** What each request or message must hold, for those that hold something. */
    public static Map<String, Class<?>> bodies() {
        var bodies = new TreeMap<String, Class<?>>();
        methods()
                .forEach(method -> Stream.concat(
                                http(method), stomp(method, MessageMapping.class, MessageMapping::value))
                        .forEach(operation -> Arrays.stream(method.getParameters())
                                .filter(given -> given.isAnnotationPresent(Payload.class)
                                        || given.isAnnotationPresent(RequestBody.class))
                                .forEach(given -> bodies.put(operation, given.getType()))));
        return bodies;
    }

    private static Stream<Method> methods() {
        return ProductClasses.all().stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()));
    }

    private static Stream<String> http(Method method) {
        var mapping = findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null) {
            return Stream.empty();
        }
        var above = findMergedAnnotation(method.getDeclaringClass(), RequestMapping.class);
        return paths(above == null ? null : above.path(), mapping.path())
                .flatMap(path -> Arrays.stream(mapping.method()).map(verb -> verb + " " + path));
    }

    private static <A extends Annotation> Stream<String> stomp(
            Method method, Class<A> type, Function<A, String[]> value) {
        var mapping = findMergedAnnotation(method, type);
        return mapping == null
                ? Stream.empty()
                : paths(prefixes(method.getDeclaringClass()), value.apply(mapping))
                        .map(path -> "/app" + path);
    }

    private static String @Nullable [] prefixes(AnnotatedElement type) {
        var above = findMergedAnnotation(type, MessageMapping.class);
        return above == null ? null : above.value();
    }

    private static Stream<String> paths(String @Nullable [] above, String[] own) {
        var beginnings = above == null || above.length == 0 ? new String[] {""} : above;
        var ends = own.length == 0 ? new String[] {""} : own;
        return Arrays.stream(beginnings)
                .flatMap(beginning -> Arrays.stream(ends).map(end -> PATHS.combine(beginning, end)));
    }

    /** What asks for no sign-in. */
    public static List<String> openToEverybody() {
        return http().stream()
                .filter(request -> request.contains("/api/sign-in")
                        || request.contains(" /api/public/")
                        || request.equals("POST /api/enrolments"))
                .toList();
    }
}
