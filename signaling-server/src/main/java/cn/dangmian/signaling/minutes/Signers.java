package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.conference.TalkGuests;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.TerminalCounter.Relation;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who signs a text for the petitioner's side: those who came in, and the representatives who took part by telephone. */
@Component
class Signers {

    /**
     * @param relation to the petitioner; null for the petitioner
     * @param representative the place, among those whom the check-in names, of who took part by telephone; null for who came in
     */
    record Signer(
            String name,
            @Nullable Relation relation,
            @Nullable Integer representative) {

        boolean isRemote() {
            return representative != null;
        }
    }

    private final LiveReceptions receptions;
    private final TalkGuests guests;

    Signers(LiveReceptions receptions, TalkGuests guests) {
        this.receptions = receptions;
        this.guests = guests;
    }

    /** @param at when the text was shown: whoever joined later is not named in it and does not sign it */
    List<Signer> of(ReceptionId reception, Instant at) {
        var all = new ArrayList<Signer>();
        receptions.present(reception).forEach(one -> all.add(new Signer(one.name(), one.relation(), null)));
        var named = receptions.representatives(reception);
        for (var place : guests.remoteUntil(reception, at)) {
            var one = named.get(place - 1);
            all.add(new Signer(one.name(), one.relation(), place));
        }
        return all;
    }

    /** @param number which of them */
    Signer get(ReceptionId reception, Instant at, int number) {
        var all = of(reception, at);
        if (number < 0 || number >= all.size()) {
            throw Refused.malformed("minutes.unknown-signer", number + " (expected: 0.." + (all.size() - 1) + ")");
        }
        return all.get(number);
    }

    /** @return the number of who took part by telephone; -1 when they do not sign */
    int numberOf(ReceptionId reception, Instant at, int representative) {
        return of(reception, at).stream().map(Signer::representative).toList().indexOf(representative);
    }
}
