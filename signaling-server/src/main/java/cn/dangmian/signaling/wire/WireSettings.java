package cn.dangmian.signaling.wire;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param node name of this node, unique among the running nodes of one installation
 * @param origins origins whose pages may open the WebSocket, for example {@code https://reception.example}
 */
@Validated
@ConfigurationProperties("dangmian.wire")
record WireSettings(@NotBlank String node, @NotEmpty List<@NotBlank String> origins) {}
