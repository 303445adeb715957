package cn.dangmian.signaling.media.peer;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Futures of what a PeerConnection tells its observers. */
final class Descriptions {

    private Descriptions() {}

    static CompletableFuture<RTCSessionDescription> made(Consumer<CreateSessionDescriptionObserver> make) {
        var future = new CompletableFuture<RTCSessionDescription>();
        make.accept(new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                future.complete(description);
            }

            @Override
            public void onFailure(String error) {
                future.completeExceptionally(new IllegalStateException(error));
            }
        });
        return future;
    }

    static CompletableFuture<Boolean> set(Consumer<SetSessionDescriptionObserver> set) {
        var future = new CompletableFuture<Boolean>();
        set.accept(new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                future.complete(true);
            }

            @Override
            public void onFailure(String error) {
                future.completeExceptionally(new IllegalStateException(error));
            }
        });
        return future;
    }
}
