package cn.dangmian.signaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of fields and what is nested in them, written the same way for a record and for a piece of the document. */
final class Shape {

    private Shape() {}

    /** @param described types that the document describes elsewhere, under a name */
    static String of(Class<?> type, Class<?>... described) {
        return ofType(type, Set.of(described));
    }

    private static String ofType(Type type, Set<Class<?>> described) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return ofType(list.getActualTypeArguments()[0], described);
        }
        if (!(type instanceof Class<?> record) || !record.isRecord() || described.contains(record) || isId(record)) {
            return "";
        }
        return Arrays.stream(record.getRecordComponents())
                .map(field -> field(nameOf(field), ofType(field.getGenericType(), described)))
                .sorted()
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static boolean isId(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .anyMatch(field -> field.getAccessor().isAnnotationPresent(JsonValue.class));
    }

    private static String nameOf(RecordComponent field) {
        var named = field.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? field.getName() : named.value();
    }

    private static String field(String name, String shape) {
        return shape.isEmpty() ? name : name + ": " + shape;
    }

    /** The same of {@code {id, desk: null | {id, name}, line: [{id}], trouble: null | code}}. */
    static String of(String written) {
        var bare = written.replaceAll("\\s|\\[|]", "").replaceAll("null\\||\\|null", "");
        return sorted(bare.replaceAll(":\\w+(\\|\\w+)*(?=[,}])", ""));
    }

    private static String sorted(String shape) {
        if (!shape.startsWith("{")) {
            return shape;
        }
        return fields(shape.substring(1, shape.length() - 1)).stream()
                .map(Shape::sortedField)
                .sorted()
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String sortedField(String field) {
        var colon = field.indexOf(':');
        return colon < 0 ? field : field(field.substring(0, colon), sorted(field.substring(colon + 1)));
    }

    private static List<String> fields(String list) {
        var fields = new ArrayList<String>();
        var depth = 0;
        var from = 0;
        for (var i = 0; i < list.length(); i++) {
            depth += list.charAt(i) == '{' ? 1 : list.charAt(i) == '}' ? -1 : 0;
            if (depth == 0 && list.charAt(i) == ',') {
                fields.add(list.substring(from, i));
                from = i + 1;
            }
        }
        fields.add(list.substring(from));
        return fields;
    }
}
