package cn.dangmian.signaling.notices;

/**
 * What a carrier is given.
 *
 * @param reference the same whenever it is tried again, so that the carrier can tell a repetition
 * @param to a telephone number in the form of E.164, or an address of electronic mail
 */
record Message(String reference, String to, String title, String text) {

    /** Never the number nor the text: a record is easily written into a log. */
    @Override
    public String toString() {
        return "Message[" + reference + "]";
    }
}
