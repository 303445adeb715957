package cn.dangmian.signaling.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.MessageBuilder;

class ExactSubscriptionsTests {

    private static final String DESK = "/topic/reception/desks/1";
    private static final String TERMINAL = "/topic/reception/terminals/1";

    private final ExactSubscriptions subscriptions = new ExactSubscriptions();

    @Test
    void findsEverybodyWhoSubscribedThisDestination() {
        subscribe("anna", "1", DESK);
        subscribe("bela", "1", DESK);
        subscribe("bela", "2", TERMINAL);
        assertThat(found(DESK)).isEqualTo(Map.of("anna", List.of("1"), "bela", List.of("1")));
        assertThat(found(TERMINAL)).isEqualTo(Map.of("bela", List.of("2")));
    }

    @Test
    void findsTwoSubscriptionsOfOneSession() {
        subscribe("anna", "1", DESK);
        subscribe("anna", "2", DESK);
        assertThat(found(DESK)).containsOnlyKeys("anna");
        assertThat(found(DESK).getOrDefault("anna", List.of())).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void movesASubscriptionWhoseIdIsUsedAgain() {
        subscribe("anna", "1", DESK);
        subscribe("anna", "1", TERMINAL);
        assertThat(found(DESK)).isEmpty();
        assertThat(found(TERMINAL)).isEqualTo(Map.of("anna", List.of("1")));
    }

    @Test
    void keepsASubscriptionThatIsMadeTwice() {
        subscribe("anna", "1", DESK);
        subscribe("anna", "1", DESK);
        assertThat(found(DESK)).isEqualTo(Map.of("anna", List.of("1")));
    }

    @Test
    void forgetsWhatIsUnsubscribed() {
        subscribe("anna", "1", DESK);
        subscribe("anna", "2", TERMINAL);
        subscribe("bela", "1", DESK);
        unsubscribe("anna", "1");
        assertThat(found(DESK)).isEqualTo(Map.of("bela", List.of("1")));
        assertThat(found(TERMINAL)).isEqualTo(Map.of("anna", List.of("2")));
    }

    @Test
    void ignoresUnsubscribingWhatIsNotThere() {
        subscribe("anna", "1", DESK);
        unsubscribe("anna", "2");
        unsubscribe("bela", "1");
        assertThat(found(DESK)).isEqualTo(Map.of("anna", List.of("1")));
    }

    @Test
    void forgetsASessionThatIsGone() {
        subscribe("anna", "1", DESK);
        subscribe("anna", "2", TERMINAL);
        subscribe("bela", "1", DESK);
        subscriptions.unregisterAllSubscriptions("anna");
        subscriptions.unregisterAllSubscriptions("anna");
        assertThat(found(DESK)).isEqualTo(Map.of("bela", List.of("1")));
        assertThat(found(TERMINAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/topic/**", "/topic/reception/desks/*", "/topic/reception/desks/?", "/topic/{any}/desks/1", "**"
            })
    void takesAPatternForANameThatNobodyIsToldOf(String pattern) {
        subscribe("anna", "1", pattern);
        assertThat(found(DESK)).isEmpty();
        assertThat(found(TERMINAL)).isEmpty();
    }

    private void subscribe(String session, String id, String destination) {
        subscriptions.registerSubscription(message(SimpMessageType.SUBSCRIBE, session, id, destination));
    }

    private void unsubscribe(String session, String id) {
        subscriptions.unregisterSubscription(message(SimpMessageType.UNSUBSCRIBE, session, id, ""));
    }

    private Map<String, List<String>> found(String destination) {
        return subscriptions.findSubscriptions(message(SimpMessageType.MESSAGE, "", "", destination));
    }

    private static Message<?> message(SimpMessageType type, String session, String id, String destination) {
        var headers = SimpMessageHeaderAccessor.create(type);
        headers.setSessionId(session);
        headers.setSubscriptionId(id);
        headers.setDestination(destination);
        return MessageBuilder.createMessage(new byte[0], headers.getMessageHeaders());
    }
}
