package cn.dangmian.recording.vault;

import cn.dangmian.recording.kernel.Sha256;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Where files lie under their names, whole or not at all. */
interface Place {

    interface Filling {
        void into(WritableByteChannel target) throws IOException;
    }

    /** In the place of what lay there. @param length of all that will be filled in */
    void keep(Sha256 sha256, long length, Filling filling) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when it is not there */
    SeekableByteChannel open(Sha256 sha256) throws IOException;

    void delete(Sha256 sha256) throws IOException;
}
