package cn.dangmian.signaling.displays;

/** A piece of speech in the one shape that is kept: Opus in Ogg, one channel. */
record Sound(byte[] ogg, int millis) {

    static final int MOST_MILLIS = 5_000;
}
