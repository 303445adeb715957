package cn.dangmian.signaling.documents;

/** Where in a talk somebody sits. */
enum Side {
    TERMINAL,
    DESK
}
