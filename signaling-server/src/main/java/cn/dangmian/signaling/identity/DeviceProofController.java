package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.wire.Authorization.Proof;
import cn.dangmian.signaling.wire.Connections;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: how an enrolled device shows that it is one. */
@RestController
class DeviceProofController {

    record Challenge(@NotNull DeviceId device) {}

    /**
     * @param stage UNKNOWN also for what never was
     * @param terminal null when unknown
     * @param key name of the key that signs; null when none does
     * @param renew whether it is time for a new key
     */
    record Challenged(
            String nonce,
            String stage,
            @Nullable TerminalId terminal,
            @Nullable String key,
            boolean renew) {}

    record RenewKey(
            @NotNull DeviceId device,
            @NotBlank @Size(max = 100) String nonce,
            @NotBlank @Size(max = 200) String signature,
            @NotBlank @Size(max = 400) String publicKey) {}

    private final Devices devices;
    private final DeviceProofs proofs;
    private final Connections connections;
    private final Clock clock;
    private final Duration keyLife;

    /** @param keyLife after which a device makes itself a new key */
    DeviceProofController(
            Devices devices,
            DeviceProofs proofs,
            Connections connections,
            Clock clock,
            @Value("${dangmian.identity.device-key-life:30d}") Duration keyLife) {
        this.devices = devices;
        this.proofs = proofs;
        this.connections = connections;
        this.clock = clock;
        this.keyLife = keyLife;
    }

    @PostMapping("/api/devices/challenge")
    Challenged challenge(@RequestBody @Valid Challenge wanted, HttpServletRequest request) {
        var device = devices.find(wanted.device()).orElse(null);
        if (device == null) {
            return new Challenged("", "UNKNOWN", null, null, false);
        }
        if (device.stage() != Devices.Stage.ACTIVE) {
            return new Challenged("", device.stage().name(), device.terminal(), null, false);
        }
        return new Challenged(
                proofs.challenge(signIn(request), device.id()),
                device.stage().name(),
                device.terminal(),
                device.key(),
                device.keySince().plus(keyLife).isBefore(clock.instant()));
    }

    @PostMapping("/api/devices/key")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renewKey(@RequestBody @Valid RenewKey wanted, HttpServletRequest request, Principal principal) {
        var proof = new Proof(
                signIn(request),
                String.valueOf(request.getHeader("Origin")),
                wanted.device().toString(),
                wanted.nonce(),
                wanted.signature());
        var device = proofs.prove("renew " + wanted.publicKey(), proof)
                .orElseThrow(() -> Refused.notAllowed(
                        "identity.proof-refused", "the signature is not that of the device's present key"));
        devices.renewKey(device, wanted.publicKey(), PersonId.of(principal.getName()));
    }

    private String signIn(HttpServletRequest request) {
        return connections.nameOf(request.getSession().getId());
    }
}
