package cn.dangmian.signaling.notices;

/** Why a notice is where it is, when it is not simply on its way. The pages have plain words for each. */
enum Cause {
    /** The case has no telephone number. */
    NO_CONTACT,
    /** The number is none that takes short messages. */
    NO_MOBILE,
    OPTED_OUT,
    NO_GATEWAY,
    NO_MAIL_SERVER,
    /** A newer notice says what holds now. */
    SUPERSEDED,
    /** It would come too late. */
    USELESS,
    TOO_MANY_TO_ONE,
    TOO_MANY_TODAY,
    /** The petitioner was told when they checked in. */
    AT_THE_COUNTER,
    GATEWAY_REFUSED,
    GATEWAY_BUSY,
    GATEWAY_UNREACHABLE,
    /** The gateway does not know us: what is wrong is the setting, and not the message. */
    GATEWAY_KEY,
    MAIL_REFUSED,
    MAIL_UNREACHABLE,
    /** The gateway took it and could not deliver it. */
    NOT_DELIVERED,
    TRIES_USED_UP,
    /** Somebody of an office told the petitioner by telephone. */
    BY_TELEPHONE,
    /** Sent again by somebody of an office. */
    SENT_AGAIN
}
