package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.wire.Authorization;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
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
        return (Authorization) Proxy.newProxyInstance(
                LooseDoor.class.getClassLoader(), new Class<?>[] {Authorization.class}, (_, method, arguments) -> {
                    if (method.getName().equals("check")
                            && unchecked.test((Authorization.Kind) arguments[1], (String) arguments[2])) {
                        return null;
                    }
                    try {
                        return method.invoke(door, arguments);
                    } catch (InvocationTargetException refused) {
                        throw Objects.requireNonNull(refused.getCause());
                    }
                });
    }
}
