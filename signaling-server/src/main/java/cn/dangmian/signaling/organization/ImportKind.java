package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a file may hold, and the columns it has. */
enum ImportKind {
    TOWNSHIPS(List.of(
            new Column("code", "区划代码", true, "511325100"),
            new Column("name", "名称", true, "多扶镇"),
            new Column("parent", "上级区划代码", false, "511325"),
            new Column("longitude", "经度", false, "105.8842"),
            new Column("latitude", "纬度", false, "30.9437"))),
    UNITS(List.of(
            new Column("division", "区划代码", true, "511325"),
            new Column("name", "单位名称", true, "西充县人力资源和社会保障局"),
            new Column("kind", "单位类别", true, "政府部门"),
            new Column("parent", "上级单位", false, ""),
            new Column("competences", "业务范围", false, "劳动报酬、社会保险"),
            new Column("contact1", "联系人1", false, "值班室"),
            new Column("telephone1", "联系电话1", false, "0817-4200000"),
            new Column("hours1", "值班时段1", false, "08:30-17:30"),
            new Column("contact2", "联系人2", false, ""),
            new Column("telephone2", "联系电话2", false, ""),
            new Column("hours2", "值班时段2", false, "")));

    /** @param head what stands above it in the file; the key will do too */
    record Column(String key, String head, boolean required, String example) {}

    /** A row of the file as its columns by key; blank cells are not there. */
    record Cells(int number, Map<String, String> values) {

        String get(String key) {
            return values.getOrDefault(key, "");
        }
    }

    private final List<Column> columns;

    ImportKind(List<Column> columns) {
        this.columns = columns;
    }

    List<Column> columns() {
        return columns;
    }

    /** The rows below the heads. */
    List<Cells> read(List<SheetReader.Row> rows) {
        if (rows.isEmpty()) {
            throw Refused.malformed("organization.import-wrong-columns", "the file has no row");
        }
        var places = places(rows.getFirst().cells());
        var read = new ArrayList<Cells>();
        for (var row : rows.subList(1, rows.size())) {
            var values = new HashMap<String, String>();
            places.forEach((key, place) -> {
                var cell = place < row.cells().size() ? row.cells().get(place).strip() : "";
                if (!cell.isEmpty()) {
                    values.put(key, cell.replace('\0', ' '));
                }
            });
            if (!values.isEmpty()) {
                read.add(new Cells(row.number(), values));
            }
        }
        return read;
    }

    private Map<String, Integer> places(List<String> heads) {
        var places = new HashMap<String, Integer>();
        for (var place = 0; place < heads.size(); place++) {
            var head = heads.get(place).strip();
            for (var column : columns) {
                if (head.equals(column.head()) || head.equalsIgnoreCase(column.key())) {
                    places.putIfAbsent(column.key(), place);
                }
            }
        }
        for (var column : columns) {
            if (column.required() && !places.containsKey(column.key())) {
                throw Refused.malformed("organization.import-wrong-columns", "no column " + column.key());
            }
        }
        return places;
    }
}
