package cn.dangmian.signaling.media;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.media.RoomRows.Link;
import cn.dangmian.signaling.media.server.LinkId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomWorkTests {

    private final RoomId room = new RoomId(UUID.randomUUID());
    private final SeatPlan terminal = seat("terminal", Permission.PUBLISH, Permission.WATCH);
    private final SeatPlan desk = seat("desk", Permission.PUBLISH, Permission.WATCH);
    private final SeatPlan camera = seat("camera", Permission.PUBLISH);
    private final SeatPlan supervisor = seat("watch", Permission.WATCH);
    private final List<Link> links = new ArrayList<>();

    private static SeatPlan seat(String name, Permission... permissions) {
        return new SeatPlan(new SeatId(UUID.randomUUID()), name, ClientId.next(), Set.of(permissions));
    }

    private Link up(SeatPlan seat) {
        var fresh = Link.fresh(new LinkId(UUID.randomUUID()), room, seat, "ref");
        var link = new Link(fresh.id(), room, seat.seat(), seat.client(), null, null, "ref", "UP", true);
        links.add(link);
        return link;
    }

    private void sees(SeatPlan viewer, Link source) {
        links.add(new Link(
                new LinkId(UUID.randomUUID()),
                room,
                viewer.seat(),
                viewer.client(),
                source.id(),
                source.seat(),
                "ref",
                "UP",
                true));
    }

    private boolean isComplete(SeatPlan seat) {
        return RoomWork.isComplete(seat, List.of(terminal, desk, camera, supervisor), links);
    }

    @Test
    void aSideIsThereOnceItSendsAndSeesTheOtherFaceAndWaitsForNothingThatIsShown() {
        up(terminal);
        assertThat(isComplete(terminal)).isFalse();
        sees(terminal, up(desk));
        assertThat(isComplete(terminal)).isTrue();
        assertThat(isComplete(desk)).as("sees nobody yet").isFalse();
    }

    @Test
    void whoSeesWithoutSendingIsNotThere() {
        sees(terminal, up(desk));
        assertThat(isComplete(terminal)).isFalse();
        up(terminal);
        assertThat(isComplete(terminal)).isTrue();
    }

    @Test
    void aPictureThatIsShownIsThereOnceItIsSent() {
        assertThat(isComplete(camera)).isFalse();
        up(camera);
        assertThat(isComplete(camera)).isTrue();
    }
}
