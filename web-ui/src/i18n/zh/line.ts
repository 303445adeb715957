/** The waiting line, at both ends. */
export const line = {
  away: '暂时离开',
  deferred: '未接访，改日优先',
  bookedFrom: '预约时间 {time}',
  bookedEarly: '未到预约时间；无人等候时可提前接访',
  awayFrom: '{time} 暂时离开',
  awayText: '已登记暂时离开：排号和位置保留，其间不会叫到。回来后请点“已回来”。',
  stepAway: '暂时离开',
  comeBack: '已回来',
  minutes: '预计还需等候 {from} 至 {to} 分钟',
  minutesUnknown: '此队近期接谈太少，暂不估计等候时间',
  noDesk: '现在没有接访席在叫号，请稍候',
  pause: '暂停叫号', pauseText: '暂停期间本席不叫号，候访的人会看到事由和预计恢复的时间。', pauseWhy: '事由', pauseLength: '预计多久', pauseMinutes: '{count} 分钟', pauseConfirm: '暂停',
  paused: '已暂停叫号（{reason}），预计 {time} 恢复',
  pauseLate: '已暂停叫号（{reason}），预计 {time} 恢复，现已超过',
  resume: '恢复叫号',
  pausedDesk: '{desk} 暂停叫号（{reason}），预计 {time} 恢复',
  pauseReason: { MEAL: '用餐', MEETING: '会议', CONSULTATION: '会商案情', EQUIPMENT: '设备故障', OTHER: '其他公务' },
  priority: '绿色通道', noPriority: '无',
  priorityReason: { ELDERLY: '老年人', DISABLED: '残疾人', PREGNANT: '孕妇', WITH_INFANT: '携带婴幼儿', EMERGENCY: '紧急情况' },
  passOn: '转交', passOnTitle: '转交：{who}', passOnText: '转交后按登记候访的时间排队，不必重新排起。', anyDesk: '{office}，任一接访席', wanted: '由 {desk} 呼叫',
  statistics: '候访统计', days: '起止日期', where: '单位、接访席', came: '登记', leftBefore: '未叫到即离开', waitMedian: '等候中位数', waitNinth: '九成不超过', waitLongest: '最长',
  talks: '接谈', talkMedian: '接谈中位数', talkNinth: '九成不超过', tooFew: '人数太少', nobodyCame: '这几天没有人登记候访',
  statisticsText: '等候从登记候访算到第一次叫号，接谈从接通算到收尾结束。不足 5 人不给中位数，不足 20 人不给九成数。',
  recall: '再次呼叫',
  recalls: '已再次呼叫 {count} 次',
  skip: '过号',
  skipConfirm: '过号后可以重新排队，排在三位之后。确定过号吗？',
}

export const refusals = {
  'reception.bad-days': '起止日期不对，或超过 366 天。',
  'reception.desk-unavailable': '那个接访席现在不能呼叫此人。请另选。',
  'reception.desk-paused': '本席已暂停叫号。请先恢复。',
  'reception.kept-away': '此席的信访人涉及您须回避的信访件，您不能接管此席。',
  'reception.rung-enough': '已再次呼叫两次。可以过号，或放回队首。',
}

export const actions = {
  'reception.PassedOn': '转交候访',
  'reception.PriorityDeclared': '登记绿色通道',
  'reception.HandedOver': '交接接访席', 'reception.pause-desk': '暂停叫号', 'reception.resume-desk': '恢复叫号',
  'reception.PetitionerAway': '暂时离开', 'reception.PetitionerBack': '离开后回来', 'reception.PetitionerRecalled': '再次呼叫',
}
