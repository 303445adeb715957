package cn.dangmian.signaling.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.broker.AbstractSubscriptionRegistry;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Subscriptions by exact destination. The registry that comes with the broker scans every subscription of every connection when
 * its cache misses, and a personal queue always misses the first time.
 */
class ExactSubscriptions extends AbstractSubscriptionRegistry {

    private final Map<String, Map<Subscription, Boolean>> byDestination = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> bySession = new ConcurrentHashMap<>();

    private record Subscription(String session, String id) {}

    @Override
    protected void addSubscriptionInternal(String session, String id, String destination, Message<?> message) {
        var before = bySession
                .computeIfAbsent(session, _ -> new ConcurrentHashMap<>())
                .put(id, destination);
        if (before != null) {
            forget(before, new Subscription(session, id));
        }
        byDestination.compute(destination, (_, there) -> {
            var all = there == null ? new ConcurrentHashMap<Subscription, Boolean>() : there;
            all.put(new Subscription(session, id), true);
            return all;
        });
    }

    @Override
    protected void removeSubscriptionInternal(String session, String id, Message<?> message) {
        var own = bySession.get(session);
        var destination = own == null ? null : own.remove(id);
        if (destination != null) {
            forget(destination, new Subscription(session, id));
        }
    }

    @Override
    public void unregisterAllSubscriptions(String session) {
        var own = bySession.remove(session);
        if (own != null) {
            own.forEach((id, destination) -> forget(destination, new Subscription(session, id)));
        }
    }

    private void forget(String destination, Subscription subscription) {
        byDestination.computeIfPresent(destination, (_, there) -> {
            there.remove(subscription);
            return there.isEmpty() ? null : there;
        });
    }

    @Override
    protected MultiValueMap<String, String> findSubscriptionsInternal(String destination, Message<?> message) {
        var found = new LinkedMultiValueMap<String, String>();
        byDestination.getOrDefault(destination, Map.of()).keySet().forEach(s -> found.add(s.session(), s.id()));
        return found;
    }

    /** Puts this registry into the broker, which offers no other way to choose one. */
    @Component
    static class IntoTheBroker implements BeanPostProcessor {

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof SimpleBrokerMessageHandler broker) {
                broker.setSubscriptionRegistry(new ExactSubscriptions());
            }
            return bean;
        }
    }
}
