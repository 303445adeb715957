package cn.dangmian.benchmark.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Puts commands into the stream from which the recording service reads (infra/contracts/recording.md). */
public record Commands(URI redis) {

    private static final String STREAM = "dangmian:recording:commands";

    public void send(String type, Map<String, ?> fields) throws IOException {
        var message = new HashMap<String, Object>(fields);
        message.putAll(Map.of(
                "id", UUID.randomUUID(), "type", type, "at", Instant.now().toString()));
        try (var socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream()
                    .write(request(List.of(
                            "XADD", STREAM, "*", "json", JsonMapper.shared().writeValueAsString(message))));
            if (socket.getInputStream().read() != '$') {
                throw new IOException("Redis did not take " + type);
            }
        }
    }

    private static byte[] request(List<String> words) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(("*" + words.size() + "\r\n").getBytes(UTF_8));
        for (var word : words) {
            var bytes = word.getBytes(UTF_8);
            out.write(("$" + bytes.length + "\r\n").getBytes(UTF_8));
            out.write(bytes);
            out.write("\r\n".getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
