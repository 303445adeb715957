package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.documents.DocumentCommands.Point;
import cn.dangmian.signaling.documents.DocumentCommands.Show;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.ReceptionDesk;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §17: papers at the desk. */
@Controller("documentsDeskMessages")
@MessageMapping("/documents/desks/{desk}")
class DeskMessages {

    private final ReceptionDesk posts;
    private final DocumentCommands documents;

    DeskMessages(ReceptionDesk posts, DocumentCommands documents) {
        this.posts = posts;
        this.documents = documents;
    }

    @MessageMapping("show")
    @Answered
    Reply show(@DestinationVariable DeskId desk, @Payload @Valid Show command, Actor actor) {
        return documents.show(command, actor, () -> posts.requireOwn(desk, command.reception(), actor));
    }

    /** Nobody keeps it, and nobody is answered. */
    @MessageMapping("point")
    void point(@DestinationVariable DeskId desk, @Payload @Valid Point point, Actor actor) {
        documents.point(point, Side.DESK, actor, () -> posts.requireOwn(desk, point.reception(), actor));
    }
}
