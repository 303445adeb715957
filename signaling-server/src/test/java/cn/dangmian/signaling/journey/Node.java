package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.SignalingServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One running signaling server. */
record Node(String name, String database, ConfigurableApplicationContext context) implements AutoCloseable {

    /** Setting that names beans which a test does without. */
    static final String LEFT_OUT = "test.left-out";

    static Node start(String name, String database, Map<String, String> settings) {
        var context = new SpringApplicationBuilder(SignalingServer.class)
                .initializers(Node::leaveOut)
                .run(arguments(settings).toArray(String[]::new));
        return new Node(name, database, context);
    }

    private static void leaveOut(ConfigurableApplicationContext context) {
        var names = context.getEnvironment().getProperty(LEFT_OUT, String[].class, new String[0]);
        context.addBeanFactoryPostProcessor(
                factory -> List.of(names).forEach(((BeanDefinitionRegistry) factory)::removeBeanDefinition));
    }

    static List<String> arguments(Map<String, String> settings) {
        var fixed = Stream.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--server.shutdown=immediate",
                "--spring.main.banner-mode=off",
                "--spring.main.register-shutdown-hook=false",
                "--logging.level.root=WARN",
                // Tests share their machine, and a slow answer is not what they look for.
                "--spring.data.redis.timeout=20s",
                "--spring.data.redis.connect-timeout=20s",
                "--spring.datasource.hikari.connection-timeout=15000");
        var usual = fixed.filter(argument -> !settings.containsKey(argument.substring(2, argument.indexOf('='))));
        var chosen = settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        return Stream.concat(usual, chosen).toList();
    }

    String url(String path) {
        return "http://" + authority() + path;
    }

    String webSocketUrl() {
        return "ws://" + authority() + "/ws";
    }

    private String authority() {
        return "127.0.0.1:" + Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
