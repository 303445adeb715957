package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.OfficeSheet.Line;
import cn.dangmian.signaling.organization.OfficeSheet.Past;
import cn.dangmian.signaling.wire.Commands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: offices. */
@RestController
class OfficeController {

    record Open(
            @NotNull UUID commandId,
            @NotNull Tier tier,
            @NotNull @Size(max = 100) String name,
            @NotNull @Size(max = 9) String divisionCode,

            @DecimalMin("-180") @DecimalMax("180") @Nullable Double longitude,

            @DecimalMin("-90") @DecimalMax("90") @Nullable Double latitude) {

        Particulars particulars() {
            return new Particulars(name, divisionCode, longitude, latitude);
        }
    }

    record Change(
            @NotNull UUID commandId,
            @NotNull Long revision,
            @NotNull @Size(max = 100) String name,
            @NotNull @Size(max = 9) String divisionCode,

            @DecimalMin("-180") @DecimalMax("180") @Nullable Double longitude,

            @DecimalMin("-90") @DecimalMax("90") @Nullable Double latitude) {

        Particulars particulars() {
            return new Particulars(name, divisionCode, longitude, latitude);
        }
    }

    record Move(@NotNull UUID commandId, @NotNull OfficeId to) {}

    record Merge(@NotNull UUID commandId, @NotNull OfficeId into) {}

    record Close(@NotNull UUID commandId) {}

    record Hits(List<Line> offices) {}

    record Children(List<Line> offices, @Nullable String next) {}

    record History(List<Past> past) {}

    private final OfficeReads reads;
    private final OfficeTree tree;
    private final Commands commands;

    OfficeController(OfficeReads reads, OfficeTree tree, Commands commands) {
        this.reads = reads;
        this.tree = tree;
        this.commands = commands;
    }

    @GetMapping("/api/offices")
    Hits search(@RequestParam @Size(max = 60) String q) {
        return new Hits(reads.search(q));
    }

    @GetMapping("/api/offices/{office}")
    OfficeSheet get(@PathVariable OfficeId office, Principal principal) {
        return reads.sheet(office, PersonId.of(principal.getName()));
    }

    @GetMapping("/api/offices/{office}/children")
    Children children(
            @PathVariable OfficeId office,
            @RequestParam(defaultValue = "") @Size(max = 9) String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var found = reads.children(office, after, limit);
        return new Children(found, found.size() < limit ? null : found.getLast().divisionCode());
    }

    @GetMapping("/api/offices/{office}/history")
    History history(@PathVariable OfficeId office) {
        return new History(reads.history(office));
    }

    @PostMapping("/api/offices/{office}/children")
    @ResponseStatus(HttpStatus.CREATED)
    OfficeSheet open(@PathVariable OfficeId office, @RequestBody @Valid Open wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        var opened = commands.once(
                actor,
                wanted.commandId(),
                "open-office " + office,
                OfficeId.class,
                () -> tree.open(actor.person(), office, wanted.tier(), wanted.particulars()));
        return reads.sheet(opened, actor.person());
    }

    @PatchMapping("/api/offices/{office}")
    OfficeSheet change(@PathVariable OfficeId office, @RequestBody @Valid Change wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        commands.once(
                actor,
                wanted.commandId(),
                "change-office " + office,
                () -> tree.change(actor.person(), office, wanted.particulars(), wanted.revision()));
        return reads.sheet(office, actor.person());
    }

    @PostMapping("/api/offices/{office}/move")
    OfficeSheet move(@PathVariable OfficeId office, @RequestBody @Valid Move wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        commands.once(
                actor,
                wanted.commandId(),
                "move-office " + office,
                () -> tree.move(actor.person(), office, wanted.to()));
        return reads.sheet(office, actor.person());
    }

    @PostMapping("/api/offices/{office}/merge")
    OfficeSheet merge(@PathVariable OfficeId office, @RequestBody @Valid Merge wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        commands.once(
                actor,
                wanted.commandId(),
                "merge-office " + office,
                () -> tree.merge(actor.person(), office, wanted.into()));
        return reads.sheet(office, actor.person());
    }

    @PostMapping("/api/offices/{office}/close")
    OfficeSheet close(@PathVariable OfficeId office, @RequestBody @Valid Close wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        commands.once(actor, wanted.commandId(), "close-office " + office, () -> tree.close(actor.person(), office));
        return reads.sheet(office, actor.person());
    }

    private static Actor actor(Principal principal, UUID commandId) {
        return new Actor(PersonId.of(principal.getName()), new ClientId(commandId));
    }
}
