export const help = {
  title: '技术求助', ask: '技术求助', openShort: '已求助，待接手', takenShort: '{name}在处理',
  what: '什么问题', words: '补充说明（可不填）', wordsHint: '如联系电话、看到的提示', send: '请求技术人员协助', withdraw: '已经好了，撤回求助',
  about: { PICTURE: '没有图像或图像不好', SOUND: '没有声音或声音不好', LINE: '网络断续、卡住', DEVICE: '读卡器、打印机等设备', OTHER: '其他' },
  asked: '{time} 已求助：{about}。', waits: '正在等待技术人员接手。', waitsLong: '超过 5 分钟无人接手，请电话联系技术人员。', taken: '{name} {time} 已接手，正在处理。',
  answer: '{name} {time} 处理完毕：{note}', nobody: '本单位和上级单位都没有指定技术人员，求助无人能收到，请电话联系。',
  loading: '正在读取……', none: '现在没有求助', stale: '与服务器的连接中断，下面可能不是最新情况。', since: '求助时间', where: '地点', who: '求助人', owner: '处理人', noOwner: '无人接手',
  ago: '{count} 分钟前', inTalk: '接访进行中', take: '接手', takeOver: '转由我处理', close: '处理完毕', closeTitle: '{post}：处理完毕', note: '原因和处理情况', closed: '一天内已处理', withdrawn: '求助人已撤回',
}

export const alarm = {
  at: '人身安全求助：{office} {post}（{name}）', do: '请立即派人前往或报警，不要打电话到该窗口。', take: '我来处理', close: '已处置', closeTitle: '{post}：处置情况', note: '到场人员、情况和处置结果',
  how: '人身安全受到威胁时，连按两次 F8，或连点三次“技术求助”按钮：本单位和上级值守人员立即收到，本页不出声、不提示，对方看不到。按钮上多一个“·”表示已送出，“··”表示已有人处理。',
}

export const refusals = { 'support.unknown-call': '没有这次求助，或已处理完毕。', 'support.unknown-alarm': '没有这次安全求助。', 'support.alarm-closed': '这次安全求助已由他人处置完毕。' }

export const actions = { 'support.ask': '技术求助', 'support.withdraw': '撤回求助', 'support.take': '接手求助', 'support.close': '办结求助', 'support.raise-alarm': '人身安全求助', 'support.take-alarm': '接手安全求助', 'support.close-alarm': '安全求助处置完毕' }
