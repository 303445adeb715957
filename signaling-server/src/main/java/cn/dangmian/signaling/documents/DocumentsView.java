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
 * @param page of that one, from 1
 */
record DocumentsView(
        UUID reception,
        long revision,
        List<DocumentShown> documents,
        @Nullable UUID shown,
        int page) {

    /**
     * @param number in the order in which they came, from 1
     * @param pages 1 of a picture
     */
    record DocumentShown(
            UUID id,
            int number,
            Side side,
            String mediaType,
            int pages,
            int size,
            String sha256,
            Named by,
            Instant at) {}

    /**
     * Where somebody points; told, and kept by nobody.
     *
     * @param page at which they look
     * @param pointer the side
     * @param x share of the page's width, from the left
     * @param y share of its height, from the top
     */
    record Pointing(UUID reception, UUID document, int page, Side pointer, double x, double y) {}
}
