package cn.dangmian.signaling.terminals.events;

import cn.dangmian.signaling.organization.TerminalId;
import java.time.Instant;

/** @param presence ONLINE while somebody mans it, AWAY while only its page is open, OFFLINE when the lease ran out */
public record PresenceChanged(TerminalId terminal, String presence, Instant at) {}
