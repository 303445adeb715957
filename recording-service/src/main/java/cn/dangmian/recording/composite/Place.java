package cn.dangmian.recording.composite;

/** Where on the picture something stands, in pixels. */
record Place(int x, int y, int width, int height) {}
