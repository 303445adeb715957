package cn.dangmian.recording;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(RecordingService.class);

    @Test
    void keepsItsModulesApart() {
        modules.verify();
    }

    @Test
    void drawsItsModules() {
        new Documenter(modules).writeDocumentation();
    }
}
