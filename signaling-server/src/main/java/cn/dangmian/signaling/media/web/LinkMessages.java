package cn.dangmian.signaling.media.web;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.media.LinkDesk;
import cn.dangmian.signaling.media.SeatId;
import cn.dangmian.signaling.media.events.SeatQuality;
import cn.dangmian.signaling.wire.Answered;
import cn.dangmian.signaling.wire.Reply;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/**
 * PROTOCOL.md §8. A repeated publish finds the link it made; the other commands are not remembered: what a repeat does is the
 * same again.
 */
@Controller
@MessageMapping("/media")
class LinkMessages {

    record Plain(@NotNull UUID commandId) {}

    record Resume(
            @NotNull UUID commandId,
            @Nullable @Size(max = 100) List<@NotNull UUID> links) {}

    record Pictured(@NotNull UUID commandId, boolean shown) {}

    record Publish(@NotNull UUID commandId, @NotBlank String sdp, boolean restart) {}

    record Answer(@NotNull UUID commandId, @NotBlank String sdp) {}

    record CandidateText(
            @NotNull @Size(max = 1000) String candidate,
            @Nullable @Size(max = 32) String sdpMid,
            @Nullable Integer sdpMLineIndex) {}

    record Trickle(@Nullable @Valid CandidateText candidate) {}

    private final LinkDesk links;

    LinkMessages(LinkDesk links) {
        this.links = links;
    }

    @MessageMapping("/resume")
    @Answered
    Reply resume(@Payload @Valid Resume command, Actor actor) {
        links.resume(command.links() == null ? List.of() : command.links(), actor);
        return Reply.done(command.commandId());
    }

    @MessageMapping("/seats/{seat}/publish")
    @Answered
    Reply publish(@DestinationVariable SeatId seat, @Payload @Valid Publish command, Actor actor) {
        var link = links.publish(command.commandId(), seat, command.sdp(), command.restart(), actor);
        return new Reply(command.commandId(), Map.of("link", link));
    }

    @MessageMapping("/seats/{seat}/quality")
    void quality(@DestinationVariable SeatId seat, @Payload @Valid SeatQuality said, Actor actor) {
        links.quality(seat, said, actor);
    }

    @MessageMapping("/links/{link}/refresh")
    @Answered
    Reply refresh(@DestinationVariable UUID link, @Payload @Valid Plain command, Actor actor) {
        links.refresh(link, actor);
        return Reply.done(command.commandId());
    }

    @MessageMapping("/links/{link}/picture")
    @Answered
    Reply picture(@DestinationVariable UUID link, @Payload @Valid Pictured command, Actor actor) {
        links.picture(link, command.shown(), actor);
        return Reply.done(command.commandId());
    }

    @MessageMapping("/links/{link}/answer")
    @Answered
    Reply answer(@DestinationVariable UUID link, @Payload @Valid Answer command, Actor actor) {
        links.answer(link, command.sdp(), actor);
        return Reply.done(command.commandId());
    }

    @MessageMapping("/links/{link}/trickle")
    void trickle(@DestinationVariable UUID link, @Payload @Valid Trickle found, Actor actor) {
        var candidate = found.candidate();
        if (candidate == null) {
            links.trickle(link, null, null, null, actor);
        } else {
            links.trickle(link, candidate.candidate(), candidate.sdpMid(), candidate.sdpMLineIndex(), actor);
        }
    }

    @MessageMapping("/links/{link}/restart")
    @Answered
    Reply restart(@DestinationVariable UUID link, @Payload @Valid Plain command, Actor actor) {
        links.restart(link, actor);
        return Reply.done(command.commandId());
    }
}
