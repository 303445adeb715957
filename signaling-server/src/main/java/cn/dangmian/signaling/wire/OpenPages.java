package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.Actor;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.simp.user.SimpUser;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.stereotype.Component;

/** The pages connected to this node, by their person. */
@Component
class OpenPages {

    private final SimpUserRegistry connected;

    OpenPages(@Lazy SimpUserRegistry connected) {
        this.connected = connected;
    }

    /** The client ids of the person's pages. */
    Stream<String> of(String person) {
        return connected.getUsers().stream()
                .filter(page -> page.getPrincipal() instanceof Actor actor
                        && actor.person().toString().equals(person))
                .map(SimpUser::getName);
    }
}
