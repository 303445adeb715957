package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.server.janus.FakeJanus.Script;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a server might say that is no answer. */
final class BadAnswers {

    private BadAnswers() {}

    static Map<String, Script> all() {
        var all = new LinkedHashMap<String, Script>();
        all.put("nothing", FakeJanus.SILENCE);
        all.put("a cut line", (_, line) -> line.cut());
        all.put(
                "half a message",
                (request, line) -> line.begin("{'janus':'success','transaction':'" + transaction(request)));
        all.put("a message without an end", (_, line) -> line.begin("x".repeat(300_000)));
        all.put(
                "a huge answer",
                says("{'janus':'success','transaction':'%s','data':{'id':1},'x':'" + "x".repeat(300_000) + "'}"));
        for (var text : texts()) {
            all.put(text.isEmpty() ? "an empty text" : text.substring(0, Math.min(text.length(), 120)), says(text));
        }
        return all;
    }

    private static String[] texts() {
        return new String[] {
            "",
            "garbage",
            "null",
            "[1,2,3]",
            "{'janus':",
            "[".repeat(100_000),
            "{'transaction':'%s'}",
            "{'janus':'ack','transaction':'%s'}",
            "{'janus':'banana','transaction':'%s','data':{'id':1}}",
            "{'janus':'success','transaction':'%s'}",
            "{'janus':'success','transaction':'%s','data':{'id':'one'}}",
            "{'janus':'success','transaction':'another','data':{'id':1}}",
            "{'janus':'event','transaction':'%s','plugindata':{}}",
            "{'janus':'event','transaction':'%s','plugindata':{'data':{'videoroom':'joined'}}}",
            "{'janus':'event','transaction':'%s','plugindata':{'data':{'videoroom':'joined'}},'jsep':7}",
            "{'janus':'error','transaction':'%s'}",
            "{'janus':'error','transaction':'%s','error':'no'}",
            "{'janus':{'janus':'success'},'transaction':['%s']}"
        };
    }

    private static Script says(String text) {
        return (request, line) -> line.say(text.replace("%s", transaction(request)));
    }

    private static String transaction(JsonNode request) {
        return request.path("transaction").asString("");
    }
}
