package cn.dangmian.signaling;

import cn.dangmian.signaling.RequiredSettings.MissingSettings;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about missing settings instead of showing a stack trace. */
class MissingSettingsAnalysis extends AbstractFailureAnalyzer<MissingSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, MissingSettings cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set them in the environment or in a file, as the comments of application.yaml say.",
                cause);
    }
}
