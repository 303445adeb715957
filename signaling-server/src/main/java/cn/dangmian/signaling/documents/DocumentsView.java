package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.reception.Views.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The papers of a talk, and which of them both sides see.
 *
 * @param shown null while none is
 */
record DocumentsView(
        UUID reception,
        long revision,
        List<DocumentShown> documents,
        @Nullable UUID shown) {

    /** @param number in the order in which they came, from 1 */
    record DocumentShown(
            UUID id, int number, Side side, String mediaType, int size, String sha256, Named by, Instant at) {}

    /**
     * Where somebody points; told, and kept by nobody.
     *
     * @param pointer the side
     * @param x share of the picture's width, from the left
     * @param y share of its height, from the top
     */
    record Pointing(UUID reception, UUID document, Side pointer, double x, double y) {}
}
