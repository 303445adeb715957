package cn.dangmian.signaling.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What makes each request of the matrix whole, so that it is refused for who asks and nothing else. */
final class MatrixBodies {

    private static final String SDP =
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";
    private static final Map<String, Object> PURPOSE = Map.of("purpose", "Quality of service");
    private static final Map<String, Object> FILM = Map.of("purpose", "Quality of service", "language", "zh");

    private final Map<String, Map<String, Object>> bodies = new HashMap<>();
    private final String caseId;

    MatrixBodies(Town town, String duty, String caseId) {
        this.caseId = caseId;
        cases(town);
        people(town);
        duties(town, duty);
        appointments(town);
        calendar();
        bodies.put("POST /api/notices/{notice}/send-again", Map.of("commandId", UUID.randomUUID()));
        bodies.put("POST /api/notices/{notice}/opt-out", Map.of("commandId", UUID.randomUUID(), "out", true));
        bodies.put("POST /api/notices/{notice}/tell-by-telephone", Map.of("commandId", UUID.randomUUID()));
        bodies.put(
                "POST /api/notice-outages/{outage}/take", Map.of("commandId", UUID.randomUUID(), "office", town.city));
        bodies.put("PATCH /api/displays/{display}", Map.of("name", "East", "languages", List.of("cmn")));
        bodies.put(
                "POST /api/offices/{office}/displays",
                Map.of("code", "AAAAAA", "name", "East", "languages", List.of("cmn")));
        support();
        bodies.put("POST /api/receptions/{reception}/minutes/supplements", Map.of("words", "He brought a letter."));
        bodies.put("POST /api/receptions/{reception}/minutes/sign", Map.of("version", 1, "sha256", "0"));
        handOvers();
        documents();
        conference(town);
        bodies.put("PUT /api/me/phrases", Map.of("phrases", List.of("Anything else?")));
        bodies.put("POST /api/recordings/{recording}/grants", PURPOSE);
        bodies.put("POST /api/recordings/{recording}/packs", PURPOSE);
        bodies.put("POST /api/recordings/{recording}/composites", FILM);
        bodies.put("SEND /app/supervision/receptions/{reception}/watch", PURPOSE);
        media();
    }

    private void media() {
        bodies.put("SEND /app/media/seats/{seat}/publish", Map.of("sdp", SDP, "restart", false));
        var way = Map.of("grade", "GOOD", "lossPercent", 0, "rttMillis", 20, "kbps", 900);
        bodies.put(
                "SEND /app/media/seats/{seat}/quality",
                Map.of("up", way, "down", way, "picture", "FULL", "quiet", false));
        bodies.put("SEND /app/media/links/{link}/picture", Map.of("shown", true));
        bodies.put("SEND /app/media/links/{link}/answer", Map.of("sdp", SDP));
    }

    private void support() {
        bodies.put("POST /api/terminals/{terminal}/help-call", Map.of("about", "SOUND", "words", ""));
        bodies.put("POST /api/desks/{desk}/help-call", Map.of("about", "SOUND", "words", ""));
        bodies.put("POST /api/help-calls/{call}/close", Map.of("note", "It was switched off."));
        bodies.put("POST /api/alarms/{alarm}/close", Map.of("note", "Two policemen came."));
        Map<String, Object> why = Map.of("reason", "The hearing is over.");
        bodies.put(
                "PUT /api/recordings/{recording}/retention",
                Map.of("retention", "LONG", "reason", "So it was decided."));
        bodies.put("POST /api/recordings/{recording}/holds", why);
        bodies.put("POST /api/recordings/{recording}/holds/{hold}/release", why);
        bodies.put("POST /api/recordings/{recording}/deletions", why);
        bodies.put("POST /api/archive/incidents/{incident}/close", Map.of("note", "The disk was put back."));
        bodies.put("POST /api/offices/{office}/roll-calls", Map.of("within", UUID.randomUUID()));
        bodies.put(
                "POST /api/terminals/{terminal}/roll-calls/{rollCall}/explain", Map.of("words", "We fetched paper."));
        for (var verb : List.of("keep", "explain", "reopen")) {
            bodies.put(
                    "POST /api/commitments/{commitment}/" + verb,
                    Map.of("commandId", UUID.randomUUID(), "words", "The drain is new."));
        }
    }

    private void handOvers() {
        var about = Map.<String, Object>of("reception", UUID.randomUUID(), "to", UUID.randomUUID());
        bodies.put("SEND /app/reception/desks/{desk}/offer", about);
        bodies.put("SEND /app/reception/desks/{desk}/withdraw-offer", about);
        var answer = Map.<String, Object>of("offer", UUID.randomUUID(), "reason", "In court");
        bodies.put("SEND /app/reception/desks/{desk}/accept-offer", answer);
        bodies.put("SEND /app/reception/desks/{desk}/decline-offer", answer);
    }

    private void documents() {
        for (var post : List.of("desks/{desk}", "terminals/{terminal}")) {
            bodies.put("SEND /app/documents/" + post + "/show", Map.of("reception", UUID.randomUUID()));
            bodies.put(
                    "SEND /app/documents/" + post + "/point",
                    Map.of(
                            "reception",
                            UUID.randomUUID(),
                            "document",
                            UUID.randomUUID(),
                            "page",
                            1,
                            "x",
                            0.5,
                            "y",
                            0.5));
        }
    }

    private void conference(Town town) {
        var about = Map.<String, Object>of("reception", UUID.randomUUID(), "invitation", UUID.randomUUID());
        for (var verb : List.of("cancel", "remove", "begin-caucus", "end-caucus", "share-screen", "stop-screen")) {
            bodies.put("SEND /app/conference/desks/{desk}/" + verb, about);
        }
        for (var verb : List.of("show-camera", "stop-camera", "cancel")) {
            bodies.put("SEND /app/conference/terminals/{terminal}/" + verb, about);
        }
        for (var post : List.of("desks/{desk}", "terminals/{terminal}")) {
            bodies.put(
                    "SEND /app/conference/" + post + "/call-representative",
                    Map.of("reception", UUID.randomUUID(), "representative", 1, "telephone", "13800138000"));
        }
        bodies.put(
                "SEND /app/conference/desks/{desk}/invite",
                Map.of("reception", UUID.randomUUID(), "kind", "UNIT", "office", town.city));
        bodies.put("SEND /app/conference/invitations/{invitation}/refuse", Map.of("reason", ""));
        bodies.put(
                "SEND /app/minutes/invitations/{invitation}/sign",
                Map.of("version", 1, "sha256", "0", "reason", "Does not agree"));
    }

    private void cases(Town town) {
        bodies.put(
                "POST /api/cases",
                Map.of(
                        "commandId", UUID.randomUUID(),
                        "terminal", town.terminal,
                        "petitioner", Map.of("name", "Wang Wu"),
                        "matter", Map.of("title", "A bridge")));
        bodies.put("POST /api/cases/earlier", Map.of("name", "Wang Wu", "telephone", "13800138000"));
        bodies.put("POST /api/cases/search", Map.of("telephone", "13800138000"));
        bodies.put("POST /api/cases/{case}/contact", PURPOSE);
        bodies.put("POST /api/cases/{case}/card", Map.of("idNumber", "440524188001010014"));
        bodies.put("POST /api/cases/{case}/register", Map.of("commandId", UUID.randomUUID(), "earlier", 0));
        bodies.put("POST /api/cases/{case}/recusals", Map.of("kind", "OTHER", "reason", "I say so."));
        bodies.put(
                "PUT /api/cases/{case}/guards",
                Map.of(
                        "confidentiality", "NORMAL",
                        "accusedOffices", List.of(),
                        "accusedPeople", List.of(),
                        "people", List.of()));
    }

    private void people(Town town) {
        bodies.put("POST /api/people", Map.of("login", "somebody-new", "name", "Somebody New", "office", town.city));
        bodies.put("POST /api/people/{person}/rename", Map.of("name", "Another Name"));
        bodies.put("POST /api/people/{person}/move", Map.of("office", town.township));
        bodies.put("POST /api/people/{person}/disable", Map.of("reason", "Because."));
        bodies.put("POST /api/people/{person}/enable", Map.of("reason", "Because."));
    }

    private void appointments(Town town) {
        var matter = Map.of(
                "places", List.of(town.township),
                "category", "OTHER",
                "purpose", "REQUEST",
                "history", "FIRST");
        bodies.put("POST /api/tier-proposals", new HashMap<>(matter));
        var step = Map.of("commandId", UUID.randomUUID(), "revision", 2, "reason", "Because.");
        for (var verb : List.of(
                "submit",
                "take",
                "approve",
                "forward",
                "return",
                "reject",
                "accept-joint",
                "join",
                "decline-joint",
                "decline",
                "cancel",
                "arrive",
                "attend")) {
            bodies.put("POST /api/appointments/{appointment}/" + verb, new HashMap<>(step));
        }
        var joint = new HashMap<String, Object>(step);
        joint.put("with", town.township);
        bodies.put("POST /api/appointments/{appointment}/propose-joint", joint);
        slots(town, step);
        bodies.put("POST /api/appointments", draft(town, matter));
    }

    private void slots(Town town, Map<String, ?> step) {
        var slot = Map.of(
                "official",
                town.official.id(),
                "desk",
                town.desk,
                "starts",
                "2035-05-07T01:00:00Z",
                "ends",
                "2035-05-07T01:30:00Z");
        bodies.put("POST /api/appointments/{appointment}/clashes", new HashMap<>(slot));
        for (var verb : List.of("schedule", "reschedule")) {
            var timed = new HashMap<String, Object>(step);
            timed.put("slot", slot);
            bodies.put("POST /api/appointments/{appointment}/" + verb, timed);
        }
    }

    private Map<String, Object> draft(Town town, Map<String, Object> matter) {
        return Map.of(
                "commandId",
                UUID.randomUUID(),
                "caseId",
                caseId,
                "asking",
                "CLERK",
                "terminal",
                town.terminal,
                "office",
                town.city,
                "matter",
                matter,
                "headCount",
                1);
    }

    private void calendar() {
        bodies.put("POST /api/tier-rules/preview", Map.of("sheet", "A sheet"));
        bodies.put(
                "POST /api/tier-rules",
                Map.of(
                        "commandId",
                        UUID.randomUUID(),
                        "sheet",
                        "A sheet",
                        "base",
                        1,
                        "validFrom",
                        "2099-01-01",
                        "source",
                        "A notice"));
        bodies.put(
                "POST /api/calendars",
                Map.of(
                        "commandId",
                        UUID.randomUUID(),
                        "year",
                        2099,
                        "source",
                        "A notice",
                        "days",
                        List.of(Map.of("day", "2099-01-01", "working", false, "name", "New Year"))));
    }

    private void duties(Town town, String duty) {
        var days = Map.of("from", "2030-01-01", "to", "2030-01-02");
        bodies.put(
                "POST /api/people/{person}/duties",
                with(days, Map.of("role", "CLERK", "office", town.township, "reason", "New here.")));
        bodies.put("POST /api/duties/{duty}/end", Map.of("reason", "Gone."));
        bodies.put("POST /api/people/{person}/leaves", with(days, Map.of("kind", "SICK")));
        bodies.put(
                "POST /api/leaves/{leave}/substitutes", with(days, Map.of("duty", duty, "person", town.official.id())));
    }

    private static Map<String, Object> with(Map<String, String> some, Map<String, ?> more) {
        var all = new HashMap<String, Object>(some);
        all.putAll(more);
        return all;
    }

    Map<String, Object> of(MatrixRow row) {
        return bodies.getOrDefault(row.operation(), Map.of());
    }
}
