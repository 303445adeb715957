package cn.dangmian.signaling.evaluation;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.notices.Notices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The code by short message, for a petitioner who wants it: to the number that is known of the case, and to no other. */
@Service
class CodeMessages {

    private static final String KIND = "INQUIRY_CODE";

    private final Inquiry inquiry;
    private final LiveReceptions receptions;
    private final Places places;
    private final Notices notices;
    private final Audit audit;
    private final String pages;

    CodeMessages(
            Inquiry inquiry,
            LiveReceptions receptions,
            Places places,
            Notices notices,
            Audit audit,
            EvaluationSettings settings,
            Environment environment) {
        this.inquiry = inquiry;
        this.receptions = receptions;
        this.places = places;
        this.notices = notices;
        this.audit = audit;
        var own = settings.pages() == null
                ? Binder.get(environment)
                        .bind("dangmian.wire.origins", Bindable.listOf(String.class))
                        .get()
                        .getFirst()
                : settings.pages().toString();
        this.pages = own.replaceAll("/+$", "") + "/visit/";
    }

    /** Once for each talk, however often it is asked for. @return whether there is a way to this petitioner */
    @Transactional
    public boolean send(TerminalId terminal, ReceptionId id, PersonId clerk) {
        var code = inquiry.printed(terminal, id, clerk);
        var shown = receptions.find(id).orElseThrow();
        var about = new Notices.About(
                new CaseId(shown.caseShown().id()),
                places.officeOf(terminal),
                new OfficeId(shown.office().id()),
                "");
        var values = Map.of("office", shown.office().name(), "code", code.grouped(), "pages", pages);
        notices.put(new Notices.Wanted(KIND, id.value(), 1, about, null, values, null));
        audit.done(clerk.value(), "evaluation.send-code", id.toString(), Map.of());
        return !notices.undelivered(List.of(id.value())).contains(id.value());
    }
}
