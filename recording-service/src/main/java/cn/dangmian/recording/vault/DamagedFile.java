package cn.dangmian.recording.vault;

import java.io.IOException;

/** A file of the vault is not as it was written. */
public final class DamagedFile extends IOException {

    DamagedFile(String text) {
        super(text);
    }
}
