package cn.dangmian.signaling.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.messaging.simp.annotation.SendToUser;

/** What the method returns goes to the one client that asked. Not for whole classes: snapshots are answered on their subscription. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@SendToUser(destinations = "/queue/replies", broadcast = false)
public @interface Answered {}
