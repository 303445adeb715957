package cn.dangmian.signaling.evaluation;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param pages where telephones reach the pages, as a short message names it; null: the first of {@code dangmian.wire.origins} */
@Validated
@ConfigurationProperties("dangmian.evaluation")
record EvaluationSettings(@Nullable URI pages) {}
