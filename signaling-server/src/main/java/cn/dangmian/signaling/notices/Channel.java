package cn.dangmian.signaling.notices;

/** By what a notice goes. */
enum Channel {
    SMS,
    EMAIL
}
