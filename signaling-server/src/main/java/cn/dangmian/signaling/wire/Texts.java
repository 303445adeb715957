package cn.dangmian.signaling.wire;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Texts that come in over the wire. */
@Configuration
class Texts {

    @Bean
    JsonMapperBuilderCustomizer textsThatCanBeKept() {
        return mapper -> mapper.addModule(new SimpleModule("texts").addDeserializer(String.class, new KeepableText()));
    }

    /** PostgreSQL keeps no U+0000: such a text is refused at the door, not by a failing command. */
    private static final class KeepableText extends StdScalarDeserializer<String> {

        KeepableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getValueAsString();
            if (text == null) {
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            }
            if (text.indexOf('\0') >= 0) {
                return (String) context.handleWeirdStringValue(String.class, "", "holds U+0000");
            }
            return text;
        }
    }
}
