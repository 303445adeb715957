package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.casework.CaseIntake;
import cn.dangmian.signaling.casework.Confidentiality;
import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.Manning;
import cn.dangmian.signaling.reception.ReceptionDesk;
import cn.dangmian.signaling.reception.TerminalCounter;
import cn.dangmian.signaling.reception.events.Priority;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.wire.Commands;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Commands without the wire, for crowds: the transaction of a command, as the STOMP handlers begin it. */
final class Counter {

    /** A petitioner in the line, and where they came. */
    record Petitioner(UUID reception, UUID terminal) {}

    private final Node node;
    private final Actor actor;

    Counter(Node node, Town.Person person) {
        this.node = node;
        this.actor = new Actor(new PersonId(person.id()), ClientId.next());
    }

    private <T> T command(String what, Class<T> type, Supplier<T> work) {
        return node.bean(Commands.class).once(actor, UUID.randomUUID(), what, type, work);
    }

    private void command(String what, Runnable work) {
        node.bean(Commands.class).once(actor, UUID.randomUUID(), what, work);
    }

    /** One petitioner comes to that terminal. Nobody mans it afterwards, so that nobody need be told. */
    Petitioner checkIn(UUID id, UUID office) {
        return checkIn(id, office, null);
    }

    Petitioner checkIn(UUID id, UUID office, @Nullable Priority priority) {
        var terminal = new TerminalId(id);
        return command("come", Petitioner.class, () -> {
            manning().take(terminal, actor);
            var caseId = node.bean(CaseIntake.class).register(drain(terminal), actor);
            var wanted = new TerminalCounter.CheckIn(caseId, new OfficeId(office), 1, Post.NOTICE, true, priority);
            var ticket = counter().checkIn(terminal, wanted, Coming.UNSEEN, actor);
            manning().release(id, actor);
            return new Petitioner(ticket.reception().value(), id);
        });
    }

    private static CaseIntake.Registration drain(TerminalId terminal) {
        var nobody = new Contact(null, null);
        return new CaseIntake.Registration(
                terminal, "Zhang San", "", nobody, "A drain", "", Confidentiality.NORMAL, List.of());
    }

    void leave(Petitioner petitioner) {
        var terminal = new TerminalId(petitioner.terminal());
        command("go", () -> {
            manning().take(terminal, actor);
            counter().leave(terminal, new ReceptionId(petitioner.reception()), "tired", actor);
            manning().release(petitioner.terminal(), actor);
        });
    }

    /** Does that on another thread while the terminal's renewal is under way. */
    <T> T whileRenewing(Petitioner petitioner, Supplier<T> work) {
        var terminal = new TerminalId(petitioner.terminal());
        command("take", () -> manning().take(terminal, actor));
        return node.bean(TransactionTemplate.class).execute(_ -> {
            manning().renew(terminal, actor);
            return CompletableFuture.supplyAsync(work)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        });
    }

    void take(UUID desk) {
        command("take", () -> manning().take(new DeskId(desk), actor));
    }

    UUID callNext(UUID desk) {
        return command(
                        "call-next",
                        ReceptionId.class,
                        () -> node.bean(ReceptionDesk.class).callNext(new DeskId(desk), actor))
                .value();
    }

    private Manning manning() {
        return node.bean(Manning.class);
    }

    private TerminalCounter counter() {
        return node.bean(TerminalCounter.class);
    }
}
