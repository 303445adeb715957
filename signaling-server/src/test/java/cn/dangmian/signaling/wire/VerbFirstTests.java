package cn.dangmian.signaling.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbFirstTests {

    @ParameterizedTest
    @CsvSource({
        "/desks/{desk}/call-next, /desks/7/call-next, true",
        "/desks/{desk}/call-next, /desks/7/requeue, false",
        "/desks/{desk}/next, /desks/7/call-next, false",
        "/desks/{desk}, /desks/7, true",
        "/desks/{desk}, /desks/7/requeue, false",
        "/media/resume, /media/resume, true",
        "/media/resume, /desks/resume, false",
        "resume, resume, true",
        "/**, /desks/7/requeue, true",
    })
    void findsWhatWouldBeFoundFromTheFront(String pattern, String path, boolean matches) {
        assertThat(new VerbFirst().match(pattern, path)).isEqualTo(matches);
    }
}
