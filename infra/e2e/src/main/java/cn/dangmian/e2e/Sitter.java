package cn.dangmian.e2e;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody drawn in the middle of the picture, so that a page looks as it will: a face before a wall. The outer quarters stay
 * free. Lengths are parts of the picture's width and height.
 */
final class Sitter {

    private static final Color SKIN = new Color(214, 168, 138);
    private static final Color DARK = new Color(45, 40, 38);

    private static final List<Shape> FEATURES = List.of(
            new Ellipse2D.Double(0.447, 0.382, 0.020, 0.036),
            new Ellipse2D.Double(0.533, 0.382, 0.020, 0.036),
            new Ellipse2D.Double(0.470, 0.528, 0.060, 0.024));
    private static final Shape HEAD = new Ellipse2D.Double(0.405, 0.205, 0.190, 0.430);
    private static final Shape NECK = new Rectangle2D.Double(0.464, 0.55, 0.072, 0.19);
    private static final Shape SHOULDERS = new Ellipse2D.Double(0.275, 0.68, 0.450, 0.760);
    private static final Shape HAIR = hair();

    private Sitter() {}

    private static Shape hair() {
        var hair = new Area(new Ellipse2D.Double(0.392, 0.155, 0.216, 0.470));
        hair.intersect(new Area(new Rectangle2D.Double(0, 0, 1, 0.42)));
        var face = new Area(HEAD);
        face.subtract(new Area(new Rectangle2D.Double(0, 0, 1, 0.29)));
        hair.subtract(face);
        return hair;
    }

    /** @return the colour at this place, or nothing where the wall is seen */
    static @Nullable Color at(double x, double y, Color coat) {
        if (HAIR.contains(x, y) || FEATURES.stream().anyMatch(feature -> feature.contains(x, y))) {
            return DARK;
        }
        if (HEAD.contains(x, y) || NECK.contains(x, y)) {
            return SKIN;
        }
        return SHOULDERS.contains(x, y) ? coat : null;
    }
}
