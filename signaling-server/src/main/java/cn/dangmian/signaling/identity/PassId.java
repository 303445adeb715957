package cn.dangmian.signaling.identity;

import java.util.UUID;

/** What somebody without an account is let in for: the call of the module that issues the pass. */
public record PassId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
