package cn.dangmian.signaling.conference;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param pages where telephones reach the pages, as links in short messages begin; null: the first of {@code dangmian.wire.origins} */
@Validated
@ConfigurationProperties("dangmian.conference")
record ConferenceSettings(@Nullable URI pages) {}
