package cn.dangmian.signaling.media;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** One thing at a time for one room on this node. */
@Component
class RoomLocks {

    private static final int STRIPES = 1024;

    private final ReentrantLock[] locks =
            IntStream.range(0, STRIPES).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    <T> T inRoom(RoomId room, Supplier<T> work) {
        var lock = locks[Math.floorMod(room.hashCode(), STRIPES)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
