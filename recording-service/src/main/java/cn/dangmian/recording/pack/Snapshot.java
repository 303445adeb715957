package cn.dangmian.recording.pack;

import cn.dangmian.recording.catalog.ArchivedRecording;
import cn.dangmian.recording.kernel.Exhibit;
import cn.dangmian.recording.seal.Proof;
import cn.dangmian.recording.seal.Sealed;
import java.util.List;

/** What a recording consists of at one moment: an addition that is sealed meanwhile is in the next pack, whole. */
record Snapshot(ArchivedRecording recording, List<Exhibit> exhibits, List<Sealed> manifests, Proof proof) {}
