package cn.dangmian.recording.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A pack that is ready to be sent. Nothing in it is compressed, for pictures and sound are already: so its length is known before.
 *
 * @param name of the file
 * @param at stamped on every file in it
 */
public record Pack(String name, LocalDateTime at, List<Part> parts) {

    private static final int LOCAL_HEADER = 30;
    private static final int CENTRAL_HEADER = 46;
    private static final int END = 22;
    private static final long LARGEST = 0xffff_ffffL;

    /** @return -1 when it is so long that the format has more headers than these */
    public long length() {
        var length = (long) END;
        for (var part : parts) {
            length += LOCAL_HEADER + CENTRAL_HEADER + 2L * part.name().getBytes(UTF_8).length + part.bytes();
        }
        return length < LARGEST ? length : -1;
    }

    /** Piece by piece, however long it is. */
    public void writeTo(OutputStream target) throws IOException {
        var zip = new ZipOutputStream(target, UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
        for (var part : parts) {
            var entry = new ZipEntry(part.name());
            entry.setTimeLocal(at);
            entry.setSize(part.bytes());
            entry.setCompressedSize(part.bytes());
            entry.setCrc(part.crc());
            zip.putNextEntry(entry);
            try (var in = part.source().open()) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
        zip.finish();
    }
}
