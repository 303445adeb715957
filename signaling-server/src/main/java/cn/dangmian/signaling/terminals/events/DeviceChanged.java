package cn.dangmian.signaling.terminals.events;

import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.organization.TerminalId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A terminal got another device, or lost the one it had: from now on it is worked from no other than this one. */
public record DeviceChanged(TerminalId terminal, @Nullable DeviceId device, Instant at) {}
