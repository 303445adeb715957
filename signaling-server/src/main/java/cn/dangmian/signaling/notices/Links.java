package cn.dangmian.signaling.notices;

import java.util.regex.Pattern;

/** The end of a link lets in whoever has it: it is for whom it was sent to, and for nobody who reads the notice later. */
final class Links {

    private static final Pattern END = Pattern.compile("#[\\w-]{22}(?![\\w-])");

    private Links() {}

    static NoticeDesk.Text hidden(NoticeDesk.Text whole) {
        return new NoticeDesk.Text(whole.title(), END.matcher(whole.text()).replaceAll("#…"));
    }
}
