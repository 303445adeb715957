export const rollCall = {
  title: '抽查点名', office: '以哪个机构的名义', within: '抽查范围', whole: '全部下级终端',
  draw: '随机抽一个', drawing: '正在抽取……', choose: '指定终端', chooseText: '在上面找到终端所在机构，再选终端。', pick: '呼叫这个终端', cancel: '取消',
  round: '第 {round} 轮：已抽 {covered} / {sites} 个终端', complete: '本轮已全部抽到，下一次抽取开始新一轮。',
  rings: '正在呼叫', ringsAt: '{site} {terminal}', left: '还剩 {seconds} 秒', notManned: '当时终端无人登录在岗。', withdraw: '停止呼叫',
  answered: '{name} {seconds} 秒后应答', unanswered: '无人应答', withdrawn: '已停止', came: '{site} {terminal}：{what}', ok: '知道了',
  loading: '正在读取……', stale: '暂时读不到最新情况，正在重试。', none: '还没有点过名。点“随机抽一个”，系统从已投用的终端中抽取，本轮不重复。', noSites: '下级还没有投用的终端。',
  at: '时间', where: '终端', how: '方式', what: '结果', caller: '点名人', still: '照片', see: '查看照片', stillOf: '{name} 应答时的照片', more: '继续显示',
  byLot: '随机', chosen: '指定', explanation: '说明：{words}（{name}）', seen: '{name} 已阅，未说明', notExplained: '未说明', noStill: '未拍照',
  byOffice: '本轮情况', sites: '终端', covered: '已抽', calls: '呼叫', answers: '应答', share: '应答率', explained: '有说明', median: '应答中位数', ninth: '九成不超过', tooFew: '次数太少', seconds: '{count} 秒', own: '{name}（本级）',
  rules: '在工作日值守时间内呼叫，每次 60 秒；正在接访的终端不打扰，之后再抽。照片加密保存 90 天后删除，每次查看留痕。',
  bell: '上级抽查点名', bellBy: '{office} {caller}', answer: '在岗应答', bellText: '请在岗人员应答。应答后拍摄一张在岗照片，保存 90 天；请先让来访人避开镜头。',
  thanks: '已应答，用时记录完成。', photographed: '照片已上传。', noCamera: '摄像头暂不可用，未拍照；应答已经记录。',
  missed: '{time} {office} 抽查点名无人应答。', missedText: '请说明原因（选填）', missedPlaceholder: '例如：陪同来访人复印材料', explain: '提交说明', seenIt: '已阅，不说明',
}

export const refusals = {
  'rollcall.unknown': '没有这次点名，或您无权查看。', 'rollcall.off-duty': '现在不是终端值守时间，不能点名。', 'rollcall.all-called': '这个范围内的终端本轮都已抽到。请换一个范围，或等本轮结束。',
  'rollcall.no-terminals': '这个范围内没有投用的终端。', 'rollcall.busy': '剩下的终端正在接访或正在被呼叫，请稍后再抽。', 'rollcall.over': '呼叫已经结束，未能记为应答。可以在下面说明原因。',
  'rollcall.not-at-post': '请先在本终端登录在岗，再应答。', 'rollcall.explained': '已经有人说明过，或无需说明。', 'rollcall.still-too-large': '照片太大，没有保存。', 'rollcall.still-unreadable': '照片不完整，没有保存。', 'rollcall.no-still': '没有照片，或照片已到期删除。',
}

export const actions = {
  'rollcall.call': '抽查点名', 'rollcall.withdraw': '停止点名', 'rollcall.answer': '应答点名', 'rollcall.explain': '说明未应答原因', 'rollcall.see-still': '查看点名照片', 'rollcall.forget-stills': '删除到期的点名照片', 'rollcall.reseal': '点名照片换用新密钥',
}
