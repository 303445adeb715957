package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.wire.Authorization;
import java.util.function.BiPredicate;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Lets a test take one check out of the running server, to see that somebody notices. Found by the scan of the server. */
@Component
class LooseDoor implements BeanPostProcessor {

    private static volatile BiPredicate<Authorization.Kind, String> unchecked = (_, _) -> false;

    /** Until it is closed nobody is asked whether they may do that. */
    static AutoCloseable without(BiPredicate<Authorization.Kind, String> operation) {
        unchecked = operation;
        return () -> unchecked = (_, _) -> false;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Authorization door ? loose(door) : bean;
    }

    private static Authorization loose(Authorization door) {
        return (person, kind, path) -> {
            if (!unchecked.test(kind, path)) {
                door.check(person, kind, path);
            }
        };
    }
}
