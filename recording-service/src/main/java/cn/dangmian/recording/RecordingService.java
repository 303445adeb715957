package cn.dangmian.recording;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(sharedModules = "kernel")
public class RecordingService {

    public static void main(String[] args) {
        SpringApplication.run(RecordingService.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
