package cn.dangmian.signaling.notices;

import org.jspecify.annotations.Nullable;

/** A notice that is about to be written down. */
record NewNotice(
        Notices.Wanted wanted,
        Template template,
        Channel channel,
        @Nullable Recipient recipient,
        String text) {}
