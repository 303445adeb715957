package cn.dangmian.signaling.kernel;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param columnKeys file with the keys that encrypt single columns, the current one first; see {@link ColumnKeys} */
@ConfigurationProperties("dangmian.kernel")
record KernelSettings(Path columnKeys) {}
