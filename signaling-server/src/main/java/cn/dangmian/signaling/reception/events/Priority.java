package cn.dangmian.signaling.reception.events;

/** Why somebody is called before others. */
public enum Priority {
    ELDERLY,
    DISABLED,
    PREGNANT,
    WITH_INFANT,
    EMERGENCY
}
