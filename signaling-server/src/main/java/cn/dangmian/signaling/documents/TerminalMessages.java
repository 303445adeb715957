package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.conference.CaucusDoor;
import cn.dangmian.signaling.documents.DocumentCommands.Point;
import cn.dangmian.signaling.documents.DocumentCommands.Show;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.TerminalCounter;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** PROTOCOL.md §17: papers at the terminal. */
@Controller("documentsTerminalMessages")
@MessageMapping("/documents/terminals/{terminal}")
class TerminalMessages {

    private final TerminalCounter posts;
    private final DocumentCommands documents;
    private final CaucusDoor caucus;

    TerminalMessages(TerminalCounter posts, DocumentCommands documents, CaucusDoor caucus) {
        this.posts = posts;
        this.documents = documents;
        this.caucus = caucus;
    }

    @MessageMapping("show")
    @Answered
    Reply show(@DestinationVariable TerminalId terminal, @Payload @Valid Show command, Actor actor) {
        return documents.show(command, actor, () -> {
            posts.requireOwn(terminal, command.reception(), actor);
            caucus.requireOpen(command.reception(), actor.person());
        });
    }

    /** Nobody keeps it, and nobody is answered. */
    @MessageMapping("point")
    void point(@DestinationVariable TerminalId terminal, @Payload @Valid Point point, Actor actor) {
        documents.point(point, Side.TERMINAL, actor, () -> {
            posts.requireOwn(terminal, point.reception(), actor);
            caucus.requireOpen(point.reception(), actor.person());
        });
    }
}
