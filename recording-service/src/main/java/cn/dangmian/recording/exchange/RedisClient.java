package cn.dangmian.recording.exchange;

import io.lettuce.core.ClientOptions;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this service uses Redis. */
@Configuration(proxyBeanMethods = false)
class RedisClient {

    // Commands that pile up while Redis is away would come out late and in a burst; everything here repeats itself
    // anyway.
    @Bean
    LettuceClientOptionsBuilderCustomizer rejectWhileAway() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
    }
}
