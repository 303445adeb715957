package cn.dangmian.signaling.scheduling;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The columns of a sheet of the tier rule. In a cell the word or the code may stand; an empty condition fits everything. */
enum TierColumn {
    CODE("编号", Map.of()),
    CATEGORY("内容分类", Map.of()),
    PURPOSE("信访目的", Map.of("申诉", "APPEAL", "求决", "REQUEST", "意见建议", "SUGGESTION", "检举控告", "ACCUSATION", "其他", "OTHER")),
    HISTORY(
            "办理情况",
            Map.of("初次", "FIRST", "正在办理", "IN_HAND", "已有处理意见", "OPINION", "已复查", "REVIEWED", "已复核终结", "FINALIZED")),
    RESPONDENT("有被反映单位", Map.of("是", "true", "否", "false")),
    SEVERAL_PLACES("跨地区", Map.of("是", "true", "否", "false")),
    COMPETENT(
            "有权处理",
            Map.of(
                    "属地",
                    "OF_PLACE",
                    "属地以上的层级",
                    "AT_TIER",
                    "被反映单位",
                    "OF_RESPONDENT",
                    "办理单位",
                    "OF_HANDLER",
                    "办理单位的上一级",
                    "ABOVE_HANDLER",
                    "共同的上级",
                    "COMMON",
                    "不属信访",
                    "NONE")),
    TIER("层级", Map.of("国家", "NATIONAL", "省", "PROVINCE", "市", "CITY", "县", "COUNTY", "乡镇", "TOWNSHIP")),
    REACH("可向上几级", Map.of("不限", "")),
    INSTEAD_ZH("改由何处受理", Map.of()),
    INSTEAD_EN("改由何处受理(英文)", Map.of()),
    BASIS("依据", Map.of()),
    STANDING("确定程度", Map.of("已核对原文", "V", "通行做法", "K", "本系统决定", "D"));

    private final String head;
    private final Map<String, String> words;

    TierColumn(String head, Map<String, String> words) {
        this.head = head;
        this.words = words;
    }

    String head() {
        return head;
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What a cell says, as the table keeps it. */
    String code(String cell) {
        return words.getOrDefault(cell, cell);
    }

    /** What a code is called in a sheet. */
    String word(String code) {
        return words.entrySet().stream()
                .filter(one -> one.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(code);
    }

    static List<TierColumn> conditions() {
        return List.of(CATEGORY, PURPOSE, HISTORY, RESPONDENT, SEVERAL_PLACES);
    }

    static List<String> heads() {
        return Stream.of(values()).map(TierColumn::head).toList();
    }
}
