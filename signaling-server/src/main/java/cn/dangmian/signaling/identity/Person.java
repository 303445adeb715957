package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.PersonId;

/**
 * Somebody who works at an office.
 *
 * @param passwordChangeDue whether the password is a start password, with which nothing can be done but to choose one's own
 */
public record Person(PersonId id, String login, String name, boolean passwordChangeDue) {}
