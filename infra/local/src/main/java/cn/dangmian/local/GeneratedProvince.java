package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes 4,458 townships and 16,000 responsible units below the seeded counties, as the CSV files that the server imports. The
 * same seed makes the same files. The names are plausible and made up: no such place need exist.
 */
public final class GeneratedProvince {

    public static final int TOWNSHIPS = 4_458;
    public static final int UNITS = 16_000;

    private static final String FIRST = "龙凤金石双大太永新白青红黄清水云中天高长安福兴和平顺义仁文古三合观茶竹松柏桃梨花玉银铁东西南北";
    private static final String SECOND = "山河溪桥坪坝场口滩沟湾岩泉池塘林庙寺台坡岭洞井关渡门城堡庄坳";
    private static final String[] KINDS = {"镇", "镇", "镇", "乡", "街道"};
    private static final String[][] DEPARTMENTS = {
        {"人力资源和社会保障局", "政府部门", "劳动报酬、社会保险"}, {"住房和城乡建设局", "政府部门", "房屋质量、物业管理"},
        {"自然资源和规划局", "政府部门", "征地补偿、不动产登记"}, {"农业农村局", "政府部门", "土地承包、惠农补贴"},
        {"教育和体育局", "政府部门", "入学、教师待遇"}, {"卫生健康局", "政府部门", "医疗纠纷、计划生育"},
        {"民政局", "政府部门", "社会救助、养老服务"}, {"交通运输局", "政府部门", "道路、运输"},
        {"水利局", "政府部门", "移民安置、饮水"}, {"生态环境局", "政府部门", "噪声、水污染"},
        {"公安局", "政府部门", "治安、户籍"}, {"司法局", "政府部门", "法律援助、人民调解"},
        {"市场监督管理局", "政府部门", "消费纠纷、食品安全"}, {"应急管理局", "政府部门", "安全生产"},
        {"医疗保障局", "政府部门", "医保待遇"}, {"退役军人事务局", "政府部门", "退役安置、优抚"},
        {"综合行政执法局", "政府部门", "违章建筑、占道经营"}, {"林业和草原局", "政府部门", "林权"},
        {"财政局", "政府部门", "财政补贴"}, {"发展和改革局", "政府部门", "项目审批"},
        {"乡村振兴局", "政府部门", "帮扶"}, {"审计局", "政府部门", "审计"},
        {"税务局", "政府部门", "税收"}, {"人民法院", "法院", "诉讼、执行"},
        {"人民检察院", "检察院", "检察监督"}, {"纪委监委机关", "党委部门", "检举控告"},
        {"党委组织部", "党委部门", "干部人事"}, {"党委政法委", "党委部门", "涉法涉诉"},
        {"残疾人联合会", "其他", "残疾人权益"}, {"总工会", "其他", "职工权益"},
        {"供电公司", "企业", "供电"}, {"自来水公司", "企业", "供水"},
        {"公积金管理中心", "事业单位", "住房公积金"}, {"不动产登记中心", "事业单位", "不动产登记"},
        {"社会保险事务中心", "事业单位", "社会保险"}, {"人民医院", "事业单位", "医疗服务"}
    };

    private record Division(String code, String name) {}

    private final Random random;
    private final List<Division> above;
    private final List<Division> townships = new ArrayList<>();

    private GeneratedProvince(List<Division> above, long seed) {
        this.above = above;
        this.random = new Random(seed);
        makeTownships();
    }

    /** @param seeded the file of code and name that the server seeds its offices from */
    public static GeneratedProvince below(Path seeded, long seed) {
        try (var lines = Files.lines(seeded)) {
            return new GeneratedProvince(
                    lines.skip(1)
                            .map(line -> line.split(","))
                            .map(cells -> new Division(cells[0], cells[1]))
                            .filter(division -> !division.code().endsWith("0000"))
                            .toList(),
                    seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeTownships() {
        var counties = above.stream()
                .filter(division -> !division.code().endsWith("00"))
                .toList();
        for (var number = 0; number < counties.size(); number++) {
            var count = TOWNSHIPS * (number + 1) / counties.size() - TOWNSHIPS * number / counties.size();
            var names = new HashSet<String>();
            for (var township = 0; township < count; township++) {
                var code = counties.get(number).code() + (900 - count + township);
                townships.add(new Division(code, townshipName(names)));
            }
        }
    }

    private String townshipName(Set<String> taken) {
        while (true) {
            var name = "" + pick(FIRST) + pick(SECOND) + KINDS[random.nextInt(KINDS.length)];
            if (taken.add(name)) {
                return name;
            }
        }
    }

    private char pick(String from) {
        return from.charAt(random.nextInt(from.length()));
    }

    public String townships() {
        var csv = new StringBuilder("区划代码,名称,上级区划代码,经度,纬度\n");
        for (var township : townships) {
            csv.append(String.join(
                            ",",
                            township.code(),
                            township.name(),
                            township.code().substring(0, 6),
                            "",
                            ""))
                    .append('\n');
        }
        return csv.toString();
    }

    public String units() {
        var csv = new StringBuilder("区划代码,单位名称,单位类别,上级单位,业务范围,联系人1,联系电话1,值班时段1\n");
        var left = UNITS;
        for (var division : above) {
            for (var department : DEPARTMENTS) {
                csv.append(unit(division, division.name() + department[0], department[1], department[2]));
                left--;
            }
        }
        for (var number = 0; left > 0; number++) {
            var township = townships.get(number % townships.size());
            var first = number < townships.size();
            csv.append(unit(township, township.name() + (first ? "人民政府" : "综合行政执法队"), "政府部门", "社会事务"));
            left--;
        }
        return csv.toString();
    }

    private String unit(Division division, String name, String kind, String competences) {
        var telephone = "028-8" + (1_000_000 + random.nextInt(9_000_000));
        return String.join(",", division.code(), name, kind, "", competences, "值班室", telephone, "08:30-17:30") + "\n";
    }

    /** Writes {@code townships.csv} and {@code units.csv}: the file of divisions, the folder, the seed. */
    public static void main(String[] arguments) throws IOException {
        var made = below(Path.of(arguments[0]), Long.parseLong(arguments[2]));
        Files.writeString(Path.of(arguments[1], "townships.csv"), made.townships());
        Files.writeString(Path.of(arguments[1], "units.csv"), made.units());
    }
}
