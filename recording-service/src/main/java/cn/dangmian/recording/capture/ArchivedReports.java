package cn.dangmian.recording.capture;

import cn.dangmian.recording.catalog.ArchivedRecording;
import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.exchange.Report;
import cn.dangmian.recording.exchange.Reports;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.seal.Sealed;
import cn.dangmian.recording.seal.Seals;
import org.springframework.stereotype.Component;

/** Tells that a recording is archived: when it is, and again when it is asked for. */
@Component
public class ArchivedReports {

    private final Recordings recordings;
    private final Seals seals;
    private final Reports reports;

    ArchivedReports(Recordings recordings, Seals seals, Reports reports) {
        this.recordings = recordings;
        this.seals = seals;
        this.reports = reports;
    }

    /** To be called in the transaction that makes it true. */
    public void promise(ArchivedRecording recording, Sealed sealed) {
        var archive = recording.archive();
        reports.promise(new Report.Archived(
                recording.id(),
                recording.subject().reception(),
                archive.durationMillis(),
                archive.sha256(),
                archive.tracks(),
                archive.gaps(),
                new Report.Head(sealed.size(), seals.head(sealed.size()))));
    }

    /** What is not archived yet is told when it is. */
    void tellAgain(RecordingId id) {
        recordings
                .archived(id)
                .ifPresent(
                        recording -> seals.of(id).stream().findFirst().ifPresent(first -> promise(recording, first)));
    }
}
