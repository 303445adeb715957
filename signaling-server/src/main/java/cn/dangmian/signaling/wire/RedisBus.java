package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The nodes' common bus over Redis: what one node tells reaches the browsers of all. A node hears its own messages directly, so
 * that with Redis gone those connected here are still served.
 */
@Component
class RedisBus implements Outbound, Nodes, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RedisBus.class);
    private static final String TO_ALL = "dangmian:wire:all";
    private static final String TO_NODE = "dangmian:wire:node:";

    /**
     * @param kind {@code topic}, {@code queue}, {@code person} or {@code node}
     * @param to topic, {@code client/queue}, {@code person/queue} or subject
     */
    record Parcel(String from, String kind, String to, String body) {

        /** A line each; the body is JSON already and is not wrapped into another one. */
        String written() {
            return from + '\n' + kind + '\n' + to + '\n' + body;
        }

        static Parcel read(String text) {
            var parts = text.split("\n", 4);
            return new Parcel(parts[0], parts[1], parts[2], parts[3]);
        }
    }

    private final String self;
    private final String ownMark;
    private final LettuceConnectionFactory redis;
    private final SimpMessagingTemplate browsers;
    private final OpenPages pages;
    private final JsonMapper json;
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile StatefulRedisPubSubConnection<String, String> incoming;
    private volatile StatefulRedisPubSubConnection<String, String> outgoing;
    private volatile boolean running;

    @SuppressWarnings("NullAway.Init") // the connections are opened by start()
    RedisBus(
            WireSettings settings,
            LettuceConnectionFactory redis,
            SimpMessagingTemplate browsers,
            OpenPages pages,
            JsonMapper json) {
        this.self = settings.node();
        this.ownMark = self + '\n';
        this.redis = redis;
        this.browsers = browsers;
        this.pages = pages;
        this.json = json;
    }

    @Override
    public String self() {
        return self;
    }

    @Override
    public void publish(String topic, Object view) {
        everywhere(new Parcel(self, "topic", topic, json.writeValueAsString(view)));
    }

    @Override
    public void send(ClientId client, String queue, Object message) {
        everywhere(new Parcel(self, "queue", client + "/" + queue, json.writeValueAsString(message)));
    }

    @Override
    public void send(PersonId person, String queue, Object message) {
        everywhere(new Parcel(self, "person", person + "/" + queue, json.writeValueAsString(message)));
    }

    @Override
    public void tell(String node, String subject, Object message) {
        var parcel = new Parcel(self, "node", subject, json.writeValueAsString(message));
        if (node.equals(self)) {
            deliver(parcel);
        } else {
            toRedis(TO_NODE + node, parcel);
        }
    }

    @Override
    public void tellAll(String subject, Object message) {
        everywhere(new Parcel(self, "node", subject, json.writeValueAsString(message)));
    }

    @Override
    public <T> void hear(String subject, Class<T> type, Consumer<T> listener) {
        listeners.put(subject, body -> listener.accept(json.readValue(body, type)));
    }

    private void everywhere(Parcel parcel) {
        deliver(parcel);
        toRedis(TO_ALL, parcel);
    }

    private void toRedis(String channel, Parcel parcel) {
        outgoing.async().publish(channel, parcel.written()).exceptionally(lost -> {
            LOG.warn("a message to other nodes was lost: {}", lost.toString());
            return 0L;
        });
    }

    private void arrived(String text) {
        if (!text.startsWith(ownMark)) {
            deliver(Parcel.read(text));
        }
    }

    private void deliver(Parcel parcel) {
        switch (parcel.kind()) {
            case "topic" -> browsers.convertAndSend(parcel.to(), new RawJson(parcel.body()));
            case "queue" -> toPage(before(parcel), parcel);
            case "person" -> pages.of(before(parcel)).forEach(page -> toPage(page, parcel));
            default -> {
                var listener = listeners.get(parcel.to());
                if (listener != null) {
                    threads.execute(() -> listener.accept(parcel.body()));
                }
            }
        }
    }

    private static String before(Parcel parcel) {
        return parcel.to().substring(0, parcel.to().indexOf('/'));
    }

    private void toPage(String client, Parcel parcel) {
        var queue = "/queue" + parcel.to().substring(parcel.to().indexOf('/'));
        browsers.convertAndSendToUser(client, queue, new RawJson(parcel.body()));
    }

    @Override
    public void start() {
        var client = (RedisClient) redis.getRequiredNativeClient();
        outgoing = client.connectPubSub();
        incoming = client.connectPubSub();
        incoming.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String text) {
                arrived(text);
            }
        });
        incoming.sync().subscribe(TO_ALL, TO_NODE + self);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        incoming.close();
        outgoing.close();
        threads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
