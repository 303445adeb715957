package cn.dangmian.benchmark.crash;

import java.io.IOException;
import java.nio.file.Path;

/** A track, decoded by ffmpeg. */
record Reading(Path track) {

    /** The middle of the fields along the upper edge. */
    private static final String STRIPE =
            "crop=iw:ih*24/360:0:ih*4/360,scale=" + Stripes.WIDTH + ":1:flags=area,format=gray";

    /** Where nothing was received there is silence, so that every sample is at its time. */
    byte[] sound() throws IOException, InterruptedException {
        return decoded("-vn -ac 1 -af aresample=" + Ticks.RATE + ":async=1:first_pts=0 -f s16le -");
    }

    byte[] stripes() throws IOException, InterruptedException {
        return decoded("-an -vf " + STRIPE + " -fps_mode passthrough -f rawvideo -");
    }

    private byte[] decoded(String how) throws IOException, InterruptedException {
        var command = "ffmpeg -nostdin -v fatal -i " + track + " " + how;
        var ffmpeg = new ProcessBuilder(command.split(" "))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var decoded = ffmpeg.getInputStream().readAllBytes();
        if (ffmpeg.waitFor() != 0) {
            throw new IOException(command + " ended with " + ffmpeg.exitValue());
        }
        return decoded;
    }
}
