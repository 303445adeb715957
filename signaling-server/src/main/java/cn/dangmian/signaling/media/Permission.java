package cn.dangmian.signaling.media;

/**
 * What a seat may do. A seat that may only watch is in nobody's picture and in nobody's list; one that may only publish is a picture
 * without sound that a page shows besides its face.
 */
public enum Permission {
    PUBLISH,
    WATCH
}
