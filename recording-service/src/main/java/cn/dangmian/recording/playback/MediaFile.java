package cn.dangmian.recording.playback;

import static java.nio.file.StandardOpenOption.READ;

import cn.dangmian.recording.kernel.Refused;
import cn.dangmian.recording.kernel.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** A file of the vault on its way to a player. Its hash is its entity tag, for what is under a hash never changes. */
record MediaFile(Path path, Sha256 sha256, String type) {

    private static final long MOST_AT_ONCE = 1 << 20;

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (var channel = FileChannel.open(path, READ)) {
            var length = channel.size();
            response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
            response.setHeader(HttpHeaders.ETAG, tag());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            var range = range(request, length);
            if (range.isPresent() && !range.get().isSatisfiable()) {
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
                throw new Refused(
                        "playback.unsatisfiable-range",
                        "the file has " + length + " bytes, the range begins behind them");
            }
            range.ifPresent(part -> {
                response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
                response.setHeader(HttpHeaders.CONTENT_RANGE, part.of(length));
            });
            var part = range.orElse(new ByteRange(0, length - 1));
            response.setContentType(type);
            response.setContentLengthLong(part.length());
            if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
                copy(channel, part, response);
            }
        }
    }

    private Optional<ByteRange> range(HttpServletRequest request, long length) {
        var condition = request.getHeader(HttpHeaders.IF_RANGE);
        var header = request.getHeader(HttpHeaders.RANGE);
        return header == null || (condition != null && !condition.equals(tag()))
                ? Optional.empty()
                : ByteRange.asked(header, length);
    }

    private static void copy(FileChannel channel, ByteRange part, HttpServletResponse response) throws IOException {
        var out = Channels.newChannel(response.getOutputStream());
        var at = part.first();
        while (at <= part.last()) {
            var sent = channel.transferTo(at, Math.min(MOST_AT_ONCE, part.last() - at + 1), out);
            if (sent <= 0) {
                throw new IOException("the file ended at " + at + " (expected: " + (part.last() + 1) + " bytes)");
            }
            at += sent;
        }
    }

    private String tag() {
        return '"' + sha256.hex() + '"';
    }
}
