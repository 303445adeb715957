package cn.dangmian.signaling.identity;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param demo file with demo people, for a system on one machine; absent in production */
@ConfigurationProperties("dangmian.identity")
record IdentitySettings(@Nullable Path demo) {}
