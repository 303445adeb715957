package cn.dangmian.signaling.documents;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.conference.CaucusDoor;
import cn.dangmian.signaling.conference.events.CaucusEnded;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is done with the papers of a talk, and by whom. */
@Component
class DocumentDesk {

    private static final Set<String> TALKS = Set.of("CONNECTING", "IN_PROGRESS", "INTERRUPTED", "SUSPENDED");

    private final Documents documents;
    private final LiveReceptions receptions;
    private final CaseReading cases;
    private final Places places;
    private final Duties duties;
    private final CaucusDoor caucus;
    private final ApplicationEventPublisher events;

    DocumentDesk(
            Documents documents,
            LiveReceptions receptions,
            CaseReading cases,
            Places places,
            Duties duties,
            CaucusDoor caucus,
            ApplicationEventPublisher events) {
        this.documents = documents;
        this.receptions = receptions;
        this.cases = cases;
        this.places = places;
        this.duties = duties;
        this.caucus = caucus;
        this.events = events;
    }

    /** Whoever may see the case may see its papers, and for everybody else there are none. */
    DocumentsView view(ReceptionId id, PersonId person) {
        read(id, person);
        return documents.view(id, sightOf(id, person));
    }

    Documents.Content content(ReceptionId id, UUID document, PersonId person) {
        read(id, person);
        var sight = sightOf(id, person);
        if (documents.view(id, sight).documents().stream()
                .noneMatch(one -> one.id().equals(document))) {
            throw Documents.unknown(document);
        }
        return documents.opened(id, document);
    }

    /** Refuses to whoever sits with the petitioner while a caucus goes on. */
    private Side sightOf(ReceptionId id, PersonId person) {
        caucus.requireOpen(id, person);
        return caucus.isAtTerminal(id, person) ? Side.TERMINAL : Side.DESK;
    }

    /** Keeps a picture or a PDF and shows its first page, by the official of the reception or a clerk of its terminal, while the talk lasts. */
    @Transactional
    public DocumentsView bring(ReceptionId id, Supplier<Upload> upload, PersonId person) {
        var reception = read(id, person);
        var side = sideOf(reception, person);
        caucus.requireOpen(id, person);
        requireTalk(reception);
        var brought = upload.get();
        documents.lock(id);
        var document = Ids.next();
        var aside = caucus.isClosed(id);
        documents.keep(id, new Documents.Brought(document, side, aside, brought), person);
        documents.show(id, document, 1, aside);
        events.publishEvent(new DocumentsChanged(id));
        return documents.view(id, side);
    }

    /** @param document null: both sides see each other alone again */
    void show(ReceptionId id, @Nullable UUID document, int page) {
        requireTalk(receptions.find(id).orElseThrow(() -> unknown(id)));
        documents.lock(id);
        documents.show(id, document, page, caucus.isClosed(id));
        events.publishEvent(new DocumentsChanged(id));
    }

    /** What lay there for officials alone does not turn up before the petitioner. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaucusEnded ended) {
        documents.lock(ended.reception());
        documents.putAsideAway(ended.reception());
        events.publishEvent(new DocumentsChanged(ended.reception()));
    }

    private ReceptionShown read(ReceptionId id, PersonId person) {
        var shown = receptions.find(id).orElseThrow(() -> unknown(id));
        cases.read(new CaseId(shown.caseShown().id()), person, unknown(id));
        return shown;
    }

    private Side sideOf(ReceptionShown reception, PersonId person) {
        var official = reception.official();
        if (official != null && official.id().equals(person.value())) {
            return Side.DESK;
        }
        var office = places.officeOf(new TerminalId(reception.terminal().id()));
        if (duties.holds(person, Role.CLERK, office)) {
            return Side.TERMINAL;
        }
        throw Refused.notAllowed(
                "documents.took-no-part", "neither the official of this reception nor a clerk of its terminal");
    }

    private static void requireTalk(ReceptionShown reception) {
        if (!TALKS.contains(reception.stage())) {
            throw new Refused("documents.no-talk", "the reception is " + reception.stage());
        }
    }

    private static Refused unknown(ReceptionId id) {
        return Refused.unknown("documents.unknown-reception", "no such reception: " + id);
    }
}
