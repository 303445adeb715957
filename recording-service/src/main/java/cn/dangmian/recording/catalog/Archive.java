package cn.dangmian.recording.catalog;

import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.kernel.Track;
import java.util.List;

/**
 * What came of a recording.
 *
 * @param durationMillis length of the talk
 * @param sha256 of the manifest
 */
public record Archive(long durationMillis, Sha256 sha256, List<Track> tracks, List<Gap> gaps) {}
