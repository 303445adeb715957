package cn.dangmian.signaling.kernel;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class KernelSetup {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
