package cn.dangmian.recording.vault;

import cn.dangmian.recording.kernel.Sha256;

/** A file that the vault keeps. */
public record Stored(Sha256 sha256, long bytes) {}
