package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import java.time.Instant;

/** When and where an appointment is, and with whom. */
public record SlotTaken(PersonId official, DeskId desk, TerminalId terminal, Instant starts, Instant ends) {}
