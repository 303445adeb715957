package cn.dangmian.e2e;

/**
 * The people of the demonstration, as {@code infra/run} makes them.
 *
 * @param post the terminal or desk they take, as the page names it
 */
public record Login(String name, String password, String post) {

    public static final Login JINCHENG_CLERK = new Login("wang.min", "jincheng-clerk-1", "一号终端");
    public static final Login DUOFU_CLERK = new Login("li.na", "duofu-clerk-2026", "一号终端");
    public static final Login NANCHONG_DESK_1 = new Login("zhao.gang", "nanchong-desk-1", "一号接访席");
    public static final Login NANCHONG_DESK_2 = new Login("chen.jing", "nanchong-desk-2", "二号接访席");
    public static final Login XICHONG_TECHNICIAN = new Login("gao.feng", "xichong-technic-1", "");
    public static final Login NANCHONG_UNIT = new Login("ma.li", "nanchong-unit-1", "");
    public static final Login SICHUAN_INTERPRETER = new Login("a.zhi", "sichuan-interpret", "");
    public static final Login SICHUAN_SUPERVISOR = new Login("sun.wei", "sichuan-oversee", "");
    public static final Login MIANYANG_SUPERVISOR = new Login("he.lin", "mianyang-oversee", "");
}
