/** What a petitioner follows a case with, on paper and on a phone. */
export const inquiry = {
  title: '查询信访事项', go: '查询信访事项、评价', code: '查询码', codeHint: '印在回执上的 16 位字母和数字，不分大小写', mistyped: '查询码有误，请逐位核对。共 16 位，没有数字 0、1 和字母 I、O。',
  show: '查询', lost: '查询码丢了，请带身份证到任一终端，由工作人员补印。', number: '信访件编号', petitioner: '信访人', registered: '登记', talk: '{time} 视频接访',
  by: '接访人', result: '处理结果', noResult: '尚未登记', goesOn: '正在接谈', promised: '接访人的承诺', nobody: '尚未确定责任单位', until: '{day}前办结',
  noTalk: '还没有接访。登记或预约后，到终端即可接访。', history: '办理经过', keep: '本页不显示他人信息。用完请点“退出查询”，借用他人手机时尤其如此。',
  happened: {
    CASE_REGISTERED: '信访事项已登记', APPOINTMENT_SUBMITTED: '申请了预约', APPOINTMENT_SCHEDULED: '约定了接访时间', APPOINTMENT_RESCHEDULED: '接访时间改期', APPOINTMENT_CANCELLED: '预约已取消',
    APPOINTMENT_RETURNED: '预约申请退回补充', APPOINTMENT_REJECTED: '预约未获批准', RECEPTION_CHECKED_IN: '到终端登记候访', RECEPTION_TALK_STARTED: '开始视频接谈', RECEPTION_TALK_FINISHED: '接谈结束',
    RECEPTION_LEFT: '离开候访', RECEPTION_DEFERRED: '当日未接到，改日优先', RECORDING_ARCHIVED: '录音录像已封存归档', COMMITMENT_KEPT: '一项承诺已办结', COMMITMENT_EXPLAINED: '责任单位说明了逾期原因', COMMITMENT_REOPENED: '一项承诺退回重办',
  },
  state: { ASSIGNED: '正在办理', DUE: '正在办理，即将到期', BROKEN: '逾期未办结', EXPLAINED: '逾期，责任单位已说明', KEPT: '已办结' },
  grade: { SATISFIED: '满意', BASICALLY_SATISFIED: '基本满意', DISSATISFIED: '不满意' },
  rate: '评价这次接访（{until}前）', question: '您对这次接访满意吗？', choose: '请选一项。', words: '想说的话', wordsHint: '可以不填', once: '评价只有一次，提交后不能更改。', send: '提交评价', youSaid: '您的评价：{grade}',
  receipt: '用手机扫码，或打开 {address} 输入查询码，可以查看办理经过和承诺，并评价这次接访。', secret: '凭查询码即可查看，请妥善保管，不要交给他人。', scan: '扫码查询办理经过', sendCode: '同时用短信发给信访人', codeSent: '查询码已发往信访人登记的手机。', codeNotSent: '没有登记手机号码，或这里不发短信，请打印回执。', asking: '正在取查询码……', missing: '没有取到查询码。', again: '再取一次',
}

export const refusals = {
  'evaluation.mistyped-code': '查询码有误，请逐位核对。', 'evaluation.unknown-code': '没有这个查询码，请核对。输错 10 次须等 15 分钟。',
  'evaluation.too-many-codes': '从这个网络输错的次数太多，请 15 分钟后再试。', 'evaluation.unknown-reception': '没有这次接访。', 'evaluation.bad-days': '起止日期不对，或超过 366 天。', 'evaluation.not-open': '这次接访已经评价过，或已超过 30 天。',
}

export const actions = { 'evaluation.print-code': '打印查询码', 'evaluation.export': '导出满意度统计', 'evaluation.send-code': '发送查询码短信', 'evaluation.rate': '信访人评价接访', 'evaluation.reseal': '更换查询码的密钥' }
