package cn.dangmian.signaling.reception;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The clocks of a reception.
 *
 * @param ring how long a terminal rings
 * @param connect from accept to an open gate, at most
 * @param growth from the open gate to a recording that was seen to grow, at most
 * @param grace how long a lost seat is kept
 * @param lease how long a waiting petitioner counts as confirmed without a renewal; renewed every 5 s
 * @param dayEnd after midnight in Beijing, when whoever still waits gets another time; later as long as a desk of the line is manned,
 *     for six hours at most
 * @param evening how long somebody who came late waits at least
 * @param silence how long a post may be silent in a talk before its seat counts as lost
 */
@Validated
@ConfigurationProperties("dangmian.reception")
record Clocks(
        @NotNull @DefaultValue("60s") Duration ring,
        @NotNull @DefaultValue("20s") Duration connect,
        @NotNull @DefaultValue("3s") Duration growth,
        @NotNull @DefaultValue("90s") Duration grace,
        @NotNull @DefaultValue("120s") Duration lease,
        @NotNull @DefaultValue("18h") Duration dayEnd,
        @NotNull @DefaultValue("4h") Duration evening,
        @NotNull @DefaultValue("15s") Duration silence) {}
