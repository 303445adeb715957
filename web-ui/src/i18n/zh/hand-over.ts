export const handOver = {
  open: '移交他人接访', title: '移交给哪位接访人', text: '本单位和上一级、下一级单位在席的接访人。对方在 20 秒内接受后，谈话在对方席位继续，录音录像不断；此前仍由您接访。', nobody: '本单位和上下级单位没有其他在席的接访人。', choose: '移交', confirm: '请 {name} 接着与信访人谈？',
  waits: '正在等待 {name}（{office}）接受：', withdraw: '撤回', outcome: { DECLINED: '{name} 不能接手：{note}', UNANSWERED: '{name} 未在 20 秒内答复，谈话仍由您继续。' }, done: '已移交 {name}，谈话在其席位继续',
  asks: '{name}（{office}）请您接手正在进行的谈话', accept: '接手', decline: '不能接手', reason: '原因（对方可见）', notFree: '本席有人，不能接手',
  told: '{from}已请 {name}（{office}）接着与您谈。谈话和录音录像照常进行。', past: '{from} 移交 {name}（{office}）',
}

export const refusals = {
  'reception.offer-waits': '这次移交或对方席位已有一个等待答复的移交。', 'reception.offer-over': '这次移交已答复、撤回或超过 20 秒。',
}

export const actions = {
  'reception.offer': '请他人接手谈话', 'reception.withdraw-offer': '撤回移交', 'reception.decline-offer': '不能接手谈话', 'reception.offer-unanswered': '移交无人答复',
}
