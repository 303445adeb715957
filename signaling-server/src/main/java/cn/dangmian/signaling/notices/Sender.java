package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.kernel.Latest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sends what is due, on every node. A row is leased, the carrier is asked outside of any transaction, and what came of it is written
 * down; when a node dies in between, another one sends again under the same reference.
 */
@Component
class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int AT_ONCE = 32;

    private final Claims claims;
    private final Carriers carriers;
    private final Outages outages;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    // A channel whose carrier is slow does not hold up the other.
    private final Latest<Channel> latest = new Latest<>(Channel.values().length);

    Sender(Claims claims, Carriers carriers, Outages outages) {
        this.claims = claims;
        this.carriers = carriers;
        this.outages = outages;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void soon() {
        for (var channel : Channel.values()) {
            latest.soon(channel, () -> send(channel));
        }
    }

    private void send(Channel channel) {
        try {
            claims.giveUpUseless(channel);
            var carrier = carriers.of(channel).orElse(null);
            if (carrier != null) {
                sendAll(channel, carrier);
                outages.look(channel);
            }
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("notices are sent later: {}", later.toString());
        }
    }

    private void sendAll(Channel channel, Carrier carrier) {
        List<Claims.Claim> due;
        do {
            due = claims.due(channel, AT_ONCE);
            due.stream()
                    .map(claim -> CompletableFuture.runAsync(() -> send(claim, carrier), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } while (!due.isEmpty());
    }

    /** What fails unforeseen is left to its lease. */
    private void send(Claims.Claim claim, Carrier carrier) {
        try {
            var outcome = carrier.send(claim.message());
            claims.settle(claim, outcome, carrier.service());
        } catch (RuntimeException trouble) {
            LOG.warn("the notice {} is sent again: {}", claim.notice(), trouble.toString());
        }
    }
}
