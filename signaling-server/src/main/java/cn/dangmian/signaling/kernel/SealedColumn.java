package cn.dangmian.signaling.kernel;

/** A column of sealed values that is sealed anew when the current key has changed. */
public interface SealedColumn {

    /** What stands in it, for the server's own log. */
    String name();

    /**
     * Seals some of what an earlier key sealed with the current one; called inside a transaction until nothing is left.
     *
     * @return how many values were sealed anew
     */
    int reseal(int atMost);
}
