/** The waiting line, at both ends. */
export const line = {
  away: '暂时离开',
  awayFrom: '{time} 暂时离开',
  awayText: '已登记暂时离开：排号和位置保留，其间不会叫到。回来后请点“已回来”。',
  stepAway: '暂时离开',
  comeBack: '已回来',
  minutes: '预计还需等候 {from} 至 {to} 分钟',
  minutesUnknown: '此队近期接谈太少，暂不估计等候时间',
  noDesk: '现在没有接访席在叫号，请稍候',
  recall: '再次呼叫',
  recalls: '已再次呼叫 {count} 次',
  skip: '过号',
  skipConfirm: '过号后可以重新排队，排在三位之后。确定过号吗？',
}

export const refusals = {
  'reception.rung-enough': '已再次呼叫两次。可以过号，或放回队首。',
}

export const actions = {
  'reception.PetitionerAway': '暂时离开', 'reception.PetitionerBack': '离开后回来', 'reception.PetitionerRecalled': '再次呼叫',
}
