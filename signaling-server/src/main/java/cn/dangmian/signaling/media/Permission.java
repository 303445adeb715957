package cn.dangmian.signaling.media;

/** What a seat may do. A seat that may only watch is in nobody's picture and in nobody's list. */
public enum Permission {
    PUBLISH,
    WATCH
}
