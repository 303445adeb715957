package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.UUID;

/** Where the content of exhibits of one kind is kept. */
public interface ExhibitSource {

    Exhibit.Kind kind();

    byte[] content(ReceptionId reception, UUID id);
}
