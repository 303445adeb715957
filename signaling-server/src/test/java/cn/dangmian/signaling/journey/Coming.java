package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.reception.TerminalCounter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a terminal's page tells of those who come. */
final class Coming {

    static final String AGENT = "planted-agent";
    static final String AGENT_NUMBER = "11010519491231002X";

    /** Nothing more than that somebody came. */
    static final TerminalCounter.Attending UNSEEN =
            new TerminalCounter.Attending(null, "CAMERA", "", true, List.of(), null, "", List.of(), "");

    private Coming() {}

    static Map<String, Object> attending(@Nullable Map<String, Object> agent, @Nullable String photo) {
        var told = new HashMap<String, Object>();
        var all = new ArrayList<Map<String, Object>>();
        if (agent != null) {
            all.add(agent);
        }
        told.put("representatives", all);
        told.put(photo == null ? "noPhoto" : "photo", photo == null ? "CAMERA" : photo);
        told.put("language", "YI");
        told.put("needs", List.of("WHEELCHAIR"));
        return told;
    }

    static Map<String, Object> agent(@Nullable String attorney) {
        var agent = new HashMap<String, Object>(Map.of(
                "name", AGENT, "document", "ID_CARD", "number", AGENT_NUMBER, "relation", "AGENT", "present", true));
        if (attorney != null) {
            agent.put("powerOfAttorney", attorney);
        }
        return agent;
    }

    static Map<String, Object> friend() {
        return Map.of("name", "A friend", "document", "NONE", "relation", "FELLOW", "present", true);
    }
}
