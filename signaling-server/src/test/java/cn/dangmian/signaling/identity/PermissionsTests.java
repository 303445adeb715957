package cn.dangmian.signaling.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.Handlers;
import cn.dangmian.signaling.identity.Permissions.Permission;
import cn.dangmian.signaling.wire.Authorization.Kind;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.AntPathMatcher;

/** The table against the methods that answer: an operation without a row, or a row without an operation, is a defect. */
class PermissionsTests {

    /** Asked by people who are not signed in yet, so no row can allow it; see SecuritySetup. */
    private static final List<String> BEFORE_SIGNING_IN = List.of(
            "GET /api/sign-in",
            "POST /api/sign-in",
            "POST /api/sign-in/code",
            "POST /api/sign-in/factor",
            "POST /api/sign-in/factor/confirm",
            "POST /api/sign-in/passkey",
            "POST /api/sign-in/passkey/options",
            "GET /api/sign-in/units",
            "POST /api/sign-in/units/{provider}",
            "POST /api/sign-in/unit",
            "POST /api/enrolments",
            "GET /api/public/offices",
            "GET /api/public/offices/{office}",
            "GET /api/public/offices/{office}/reception-days",
            "GET /api/public/matter-categories",
            "GET /api/public/privacy-notice",
            "POST /api/public/tier-proposals",
            "POST /api/public/appointments/submit",
            "POST /api/public/appointments",
            "POST /api/public/appointments/look",
            "POST /api/public/appointments/cancel",
            "POST /api/public/appointments/decline",
            "POST /api/public/notice-receipts",
            "POST /api/public/ticket",
            "POST /api/public/inquiries",
            "POST /api/public/ratings",
            "POST /api/public/join",
            "POST /api/public/display/pairing",
            "GET /api/public/display/events",
            "GET /api/public/display/voices/{language}/{piece}");

    @Test
    void hasOneRowForEveryRequest() {
        assertThat(Handlers.http()).containsAll(BEFORE_SIGNING_IN);
        assertThat(rows(Kind.HTTP))
                .containsExactlyInAnyOrderElementsOf(Handlers.http().stream()
                        .filter(request -> !BEFORE_SIGNING_IN.contains(request))
                        .toList());
    }

    @Test
    void hasOneRowForEveryMessage() {
        assertThat(rows(Kind.SEND)).containsExactlyInAnyOrderElementsOf(Handlers.sends());
    }

    @Test
    void hasOneRowForEverySnapshot() {
        assertThat(rows(Kind.SUBSCRIBE).stream().filter(path -> path.startsWith("/app/")))
                .containsExactlyInAnyOrderElementsOf(Handlers.snapshots());
    }

    @Test
    void hasOneRowForEveryTopicThatIsPublished() {
        assertThat(rows(Kind.SUBSCRIBE).stream()
                        .filter(path -> !path.startsWith("/app/"))
                        .map(path -> path.replaceAll("\\{\\w+}", "{}")))
                .containsExactlyInAnyOrderElementsOf(Handlers.topics());
    }

    @ParameterizedTest
    @EnumSource
    void coversEveryKindOfOperation(Kind kind) {
        assertThat(rows(kind)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyRow")
    void decidesAnAddressByOneRowAlone(Permission permission) {
        var matcher = new AntPathMatcher();
        var address = permission.path().replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        assertThat(Permissions.ALL)
                .filteredOn(other -> other.kind() == permission.kind() && matcher.match(other.path(), address))
                .containsExactly(permission);
        assertThat(Permissions.match(permission.kind(), address).map(Permissions.Match::rule))
                .contains(permission.rule());
    }

    static Stream<Permission> everyRow() {
        return Permissions.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("everyRow")
    void namesThePlaceThatItsRuleAsksFor(Permission permission) {
        assertThat(permission.path())
                .contains(
                        switch (permission.rule()) {
                            case Rule.ClerkOfTerminal _, Rule.AboveTerminal _, Rule.AtTerminal _ -> "{terminal}";
                            case Rule.OfficialOfDesk _ -> "{desk}";
                            case Rule.HolderAbove _, Rule.HolderAt _ -> "{office}";
                            case Rule.SignedIn _, Rule.Holder _, Rule.AnyHolder _ -> "/";
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topic/**",
                "/topic/reception/desks/",
                "/topic/reception/desks/1/2",
                "/topic/reception",
                "/app/reception/desks/1/call-next",
                "/queue/replies",
                "/user/queue/replies",
                "/topic/supervision/offices/1/../2"
            })
    void letsNobodySubscribeWhatNoRowNames(String destination) {
        assertThat(Permissions.match(Kind.SUBSCRIBE, destination)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /api/people",
                "DELETE /api/cases/1",
                "GET /api/terminals/1/2",
                "get /api/me",
                "GET /api/me/"
            })
    void allowsNoRequestThatNoRowNames(String request) {
        assertThat(Permissions.match(Kind.HTTP, request)).isEmpty();
    }

    private static List<String> rows(Kind kind) {
        return Permissions.ALL.stream()
                .filter(permission -> permission.kind() == kind)
                .map(Permission::path)
                .toList();
    }
}
