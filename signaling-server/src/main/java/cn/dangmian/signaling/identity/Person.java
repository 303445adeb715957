package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.PersonId;

/** Somebody who works at an office. */
public record Person(PersonId id, String login, String name) {}
