package cn.dangmian.signaling.journey;

import tools.jackson.databind.JsonNode;

/**
 * The server's answer to a command.
 *
 * @param code empty when it was done
 * @param result of the command; of a refusal the whole of it
 */
record Said(String code, JsonNode result) {

    boolean isDone() {
        return code.isEmpty();
    }

    String text(String field) {
        return result.path(field).asString("");
    }
}
