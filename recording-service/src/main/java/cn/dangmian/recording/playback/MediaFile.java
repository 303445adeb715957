package cn.dangmian.recording.playback;

import cn.dangmian.recording.kernel.Refused;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** A file of the vault on its way to a player. Its hash is its entity tag, for what is under a hash never changes. */
record MediaFile(Vault vault, Sha256 sha256, String type) {

    private static final int AT_ONCE = 1 << 16;

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (var channel = vault.open(sha256)) {
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

    private static void copy(SeekableByteChannel channel, ByteRange part, HttpServletResponse response)
            throws IOException {
        var out = response.getOutputStream();
        var buffer = ByteBuffer.allocate(AT_ONCE);
        channel.position(part.first());
        for (var left = part.length(); left > 0; left -= buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            if (channel.read(buffer) <= 0) {
                throw new IOException("the file ended " + left + " bytes early");
            }
            buffer.flip();
            out.write(buffer.array(), 0, buffer.limit());
        }
    }

    private String tag() {
        return '"' + sha256.hex() + '"';
    }
}
