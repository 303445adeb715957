package cn.dangmian.signaling.wire;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/** One STOMP node: its limits, its threads, its order. */
@Configuration
@EnableWebSocketMessageBroker
@Order(100)
class StompSetup implements WebSocketMessageBrokerConfigurer {

    static final int MAX_MESSAGE_BYTES = 16 * 1024;
    private static final int SEND_BUFFER_BYTES = 64 * 1024;
    private static final int SEND_TIME_MILLIS = 5_000;
    private static final long HEARTBEAT_MILLIS = 10_000;

    private final WireSettings settings;
    private final DoorKeeper doorKeeper;
    private final OpenConnections connections;
    private final Authorization authorization;

    StompSetup(
            WireSettings settings,
            DoorKeeper doorKeeper,
            OpenConnections connections,
            @Lazy Authorization authorization) {
        this.authorization = authorization;
        this.settings = settings;
        this.doorKeeper = doorKeeper;
        this.connections = connections;
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/ws")
                .setAllowedOrigins(settings.origins().toArray(String[]::new))
                .addInterceptors(new SignedInHandshake(authorization));
        registry.setPreserveReceiveOrder(true);
        registry.setErrorHandler(new BrokenFrames());
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.enableSimpleBroker("/topic", "/queue")
                .setHeartbeatValue(new long[] {HEARTBEAT_MILLIS, HEARTBEAT_MILLIS})
                .setTaskScheduler(heartbeats());
        registry.setApplicationDestinationPrefixes("/app");
        registry.setPathMatcher(new VerbFirst());
        registry.setUserDestinationPrefix("/user");
        registry.setPreservePublishOrder(true);
    }

    // Not a bean: Spring Boot would take a lone scheduler bean as the executor of every STOMP message.
    private static TaskScheduler heartbeats() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("stomp-heartbeat-");
        scheduler.setDaemon(true);
        scheduler.initialize();
        return scheduler;
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
        registration
                .addDecoratorFactory(connections::watch)
                .setMessageSizeLimit(MAX_MESSAGE_BYTES)
                .setSendBufferSizeLimit(SEND_BUFFER_BYTES)
                .setSendTimeLimit(SEND_TIME_MILLIS)
                .setTimeToFirstMessage(10_000);
    }

    @Override
    public void configureClientInboundChannel(ChannelRegistration registration) {
        registration.interceptors(doorKeeper).executor(threads("stomp-in-", 32));
    }

    @Override
    public void configureClientOutboundChannel(ChannelRegistration registration) {
        registration.executor(threads("stomp-out-", 8));
    }

    private static ThreadPoolTaskExecutor threads(String prefix, int count) {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix(prefix);
        executor.setCorePoolSize(count);
        executor.setAllowCoreThreadTimeOut(true);
        executor.setDaemon(true);
        executor.initialize();
        return executor;
    }
}
