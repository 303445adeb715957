package cn.dangmian.signaling.notices;

import java.util.regex.Pattern;

/** The end of a link, or an inquiry code, lets in whoever has it: it is for whom it was sent to, and for nobody who reads the notice later. */
final class Links {

    private static final Pattern END = Pattern.compile("#[\\w-]{22}(?![\\w-])");

    private static final Pattern CODE = Pattern.compile("(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}");

    private Links() {}

    static NoticeDesk.Text hidden(NoticeDesk.Text whole) {
        return new NoticeDesk.Text(
                whole.title(),
                CODE.matcher(END.matcher(whole.text()).replaceAll("#…")).replaceAll("…"));
    }
}
