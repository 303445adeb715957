export const commitments = {
  title: '承诺办理', which: '查看哪些承诺', again: '刷新', loading: '正在读取……', more: '继续显示',
  open: '未办结 {count} 项', due: '临期 {count} 项', broken: '逾期 {count} 项',
  part: { OPEN: '未办结', BROKEN: '逾期', KEPT: '已办结' },
  none: { OPEN: '没有未办结的承诺。', BROKEN: '没有逾期的承诺。', KEPT: '还没有办结的承诺。' },
  until: '期限', what: '承诺事项', who: '责任单位', promised: '承诺人', reception: '查看接访',
  left: '还有 {count} 天', today: '今天到期', over: '逾期 {count} 天',
  state: { ASSIGNED: '办理中', DUE: '临期', KEPT: '已办结', BROKEN: '逾期', EXPLAINED: '已说明' },
  note: { KEPT: '办结：', EXPLAINED: '说明：', REOPENED: '退回：' },
  verb: { keep: '办结', explain: '说明原因', reopen: '退回重办' },
  ask: { keep: '承诺已办结？', explain: '说明逾期原因', reopen: '退回重办' },
  words: { keep: '办了什么、结果如何', explain: '为什么没有按期办结、何时办结', reopen: '为什么不算办结' },
  seen: '信访人凭查询码可以看到所填内容；提交后不能修改。',
}

export const refusals = { 'commitments.unknown': '没有这项承诺，或您无权办理。', 'commitments.wrong-state': '情况刚刚有变化，或应由其他人办理。请刷新后再看。' }

export const actions = { 'commitments.keep': '承诺办结', 'commitments.explain': '说明承诺逾期原因', 'commitments.reopen': '承诺退回重办' }
