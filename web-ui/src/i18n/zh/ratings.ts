/** What petitioners said of receptions, for those who received and their superiors. */
export const ratings = {
  title: '满意度', office: '接访单位', whole: '合计', ended: '已结束接访', asked: '已发查询码', open: '待评价', rated: '已评价', share: '满意率', percent: '{percent}%（{count} 人评价）', tooFew: '不足 5 人评价', export: '导出 CSV',
  none: '这几天没有结束的接访。', explained: '按接谈结束的日期统计。信访人凭回执上的查询码评价，没有发查询码的无从评价；“待评价”是 30 天内还可以评价的。满意率为“满意”和“基本满意”占已评价的比例，不足 5 人不计算。',
  said: '信访人评价', nothingSaid: '这几天结束的接访，还没有可以查看的评价。', noWords: '（没有留言）', fewer: '只列出最近 100 条您可以查看的评价，这里是 {shown} 条，共有 {count} 条。',
  one: '信访人评价', quoted: '“{words}”', notAsked: '没有发查询码，信访人无从评价', waits: '还没有评价，{until}前可以评价', never: '没有评价',
}
