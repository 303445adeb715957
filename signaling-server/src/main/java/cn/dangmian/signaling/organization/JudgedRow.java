package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.organization.ImportKind.Cells;
import java.util.List;

/** A row of a file, and what would come of it. */
record JudgedRow(Cells cells, Outcome outcome, List<Fault> faults) {

    enum Outcome {
        NEW,
        CHANGED,
        UNCHANGED,
        ERROR
    }

    /** @param column key of the column */
    record Fault(String column, What what) {}

    /** Why a cell cannot be used; the text is that of the report. */
    enum What {
        MISSING("必填"),
        BAD_CODE("区划代码应为 9 位（乡镇）或 6 位数字"),
        BAD_NAME("应为 2 至 60 个字，不含控制字符"),
        UNKNOWN_DIVISION("辖区内没有这个区划代码的开放单位"),
        NOT_A_COUNTY("上级应为县级单位"),
        OTHER_PARENT("单位已在另一上级之下；请在页面上移动"),
        CODE_TAKEN("区划代码已被辖区外的单位或另一层级使用"),
        CLOSED("单位已撤销"),
        REPEATED("与文件中前面的行重复"),
        BAD_POINT("经纬度应同时填写，且在全国范围内"),
        BAD_KIND("没有这个单位类别"),
        BAD_COMPETENCE("业务范围过多、过长或含有不能使用的字符"),
        UNKNOWN_PARENT("没有这个上级单位，或它不是一级单位"),
        BAD_TELEPHONE("电话号码不合要求，或缺少联系人"),
        BAD_HOURS("值班时段应写作 08:30-17:30");

        private final String text;

        What(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static JudgedRow of(Cells cells, Outcome outcome, List<Fault> faults) {
        return new JudgedRow(cells, faults.isEmpty() ? outcome : Outcome.ERROR, List.copyOf(faults));
    }
}
