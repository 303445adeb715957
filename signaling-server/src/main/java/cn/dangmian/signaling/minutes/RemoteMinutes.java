package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.conference.CaucusDoor;
import cn.dangmian.signaling.conference.InvitationId;
import cn.dangmian.signaling.conference.TalkGuests;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.minutes.MinutesView.SignedShown;
import cn.dangmian.signaling.minutes.MinutesView.TextShown;
import cn.dangmian.signaling.minutes.Signature.Proof;
import cn.dangmian.signaling.minutes.Signature.Way;
import cn.dangmian.signaling.reception.LiveReceptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Minutes on the telephone of a representative who sits in the talk: the text that is shown, and their own hand under it. */
@Service
class RemoteMinutes {

    /**
     * @param signs whether this one is to sign the text, or did
     * @param text null as long as none is shown
     * @param signed null as long as they did not
     */
    record RemoteText(
            Minutes.Stage stage,
            boolean signs,
            @Nullable TextShown text,
            @Nullable SignedShown signed) {}

    private final TalkGuests guests;
    private final CaucusDoor caucus;
    private final LiveReceptions receptions;
    private final MinutesReading reading;
    private final Signers signers;
    private final SigningDesk signing;

    RemoteMinutes(
            TalkGuests guests,
            CaucusDoor caucus,
            LiveReceptions receptions,
            MinutesReading reading,
            Signers signers,
            SigningDesk signing) {
        this.guests = guests;
        this.caucus = caucus;
        this.receptions = receptions;
        this.reading = reading;
        this.signers = signers;
        this.signing = signing;
    }

    RemoteText read(InvitationId invitation, PersonId person) {
        var remote = seated(invitation, person);
        var whole = reading.of(receptions.find(remote.reception()).orElseThrow());
        var text = whole.text();
        if (text == null || whole.stage() == Minutes.Stage.OPEN) {
            return new RemoteText(Minutes.Stage.OPEN, false, null, null);
        }
        var number = signers.numberOf(remote.reception(), text.shownAt(), remote.representative());
        var signed = number < 0 ? null : whole.signers().get(number).signed();
        return new RemoteText(whole.stage(), number >= 0, text, signed);
    }

    /** @param strokes null when it is not signed, for the reason */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sign(
            InvitationId invitation,
            SigningDesk.Shown shown,
            @Nullable List<List<Integer>> strokes,
            String reason,
            PersonId person) {
        var remote = seated(invitation, person);
        var way = strokes == null ? Way.DECLINED : Way.DRAWN;
        signing.signRemotely(remote, shown, way, strokes == null ? Proof.declined(reason) : Proof.drawn(strokes));
    }

    /** A representative is held with the petitioner in a caucus. */
    private TalkGuests.Remote seated(InvitationId invitation, PersonId person) {
        var remote = guests.remote(invitation, person);
        caucus.requireOpen(remote.reception());
        return remote;
    }
}
