package cn.dangmian.e2e;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/** Somebody drawn in the middle of the picture, so that a page looks as it will: a face before a wall. The outer quarters stay free. */
final class Sitter {

    private static final Color SKIN = new Color(214, 168, 138);
    private static final Color DARK = new Color(45, 40, 38);

    private Sitter() {}

    /** @param x from 0 to 1, @param y from 0 to 1; @return the colour there, or nothing where the wall is seen */
    static @Nullable Color at(double x, double y, Color coat) {
        if (isWithin(x, y, 0.457, 0.40, 0.010, 0.018) || isWithin(x, y, 0.543, 0.40, 0.010, 0.018)) {
            return DARK;
        }
        if (isWithin(x, y, 0.5, 0.54, 0.030, 0.012)) {
            return DARK;
        }
        if (isWithin(x, y, 0.5, 0.42, 0.095, 0.215)) {
            return y < 0.29 ? DARK : SKIN;
        }
        if (isWithin(x, y, 0.5, 0.39, 0.108, 0.235) && y < 0.42) {
            return DARK;
        }
        if (Math.abs(x - 0.5) < 0.036 && y > 0.55 && y < 0.74) {
            return SKIN;
        }
        return isWithin(x, y, 0.5, 1.06, 0.225, 0.38) ? coat : null;
    }

    private static boolean isWithin(double x, double y, double middleX, double middleY, double width, double height) {
        var dx = (x - middleX) / width;
        var dy = (y - middleY) / height;
        return dx * dx + dy * dy < 1;
    }
}
