export const minutes = {
  title: '接访笔录', loading: '正在读取……', empty: '还没有记录。可从模板开始，或直接输入第一句。', template: '模板', phrases: '常用语', first: '开始记录',
  kind: { QUESTION: '问', ANSWER: '答', NOTE: '注' }, line: '第 {n} 条（{kind}）', kept: '已保存', saving: '正在保存……', unsaved: '有未保存的内容', remove: '删除这一条',
  grows: '{name} 正在输入：', theirs: '{name} 同时改了这一条：', useMine: '用我写的', useTheirs: '用对方的',
  keys: 'Enter 下一条，Ctrl+Enter 换行，Alt+1/2/3 问/答/注，空行按退格删除',
  show: '交信访人核对签字', showConfirm: '笔录将锁定，交到场人员核对签字。需要改正时可以退回修改。', shownHere: '正在由信访人核对、签字', shownWait: '笔录已锁定（第 {version} 版）。',
  reopen: '退回修改', reopenConfirm: '退回后，这一版上的签名作废，改好后须重新核对签字。',
  sign: '签名', signOfficial: '接访人签署', signOfficialConfirm: '以您本人的账号签署这份笔录（第 {version} 版）。签署后不能再改。', signer: { PETITIONER: '信访人', OFFICIAL: '接访人' },
  way: { DRAWN: '已手写签名', SCANNED: '已在纸上签字（有扫描件）', ACCOUNT: '已以本人账号签署', DECLINED: '未签字：{reason}' }, waiting: '待签',
  byPhone: '在本人手机上签字', read: '请核对下面的笔录。内容属实、没有遗漏，请签名；有不对的地方，请告诉工作人员改正。', larger: '放大文字', smaller: '缩小文字',
  pad: '请{name}在框内签名', clear: '重写', confirm: '确认签名', cancel: '取消', padEmpty: '还没有签名', paper: '打印后签字', upload: '上传签字扫描件', uploadHint: 'PDF、JPEG 或 PNG，10 MB 以内',
  decline: '不签字', declineReason: '不签字的原因', declineConfirm: '记为未签字', closed: '笔录已签署完毕，存入案卷', print: '打印笔录', word: '导出 Word', scan: '查看扫描件', signedBy: '{part} {name}',
  hash: '原文校验码', intact: '原文和签名完好，与签署时一致', broken: '原文或签名与签署时不一致，请立即报告审计人员', none: '这次接访没有笔录', jump: '播放这一刻',
  supplements: '补录', supplement: '补录内容（只能补充，不能更改原笔录；谈话结束后 2 个工作日内）', add: '补录', addConfirm: '补录后不能修改或删除，确定吗？',
  verify: '核验笔录文件', verifyHint: '选择一份 PDF，核对它是否就是签署的那一份', verdict: { SIGNED: '与签署的笔录逐字节一致（{number}）', ALTERED: '内容已被改动，不是签署的笔录（{number}）', UNKNOWN: '不是您可以查看的笔录文件' },
  manage: '管理常用语', manageHint: '每行一句，最多 100 句', keep: '保存', endUnsigned: '笔录还没有签署完毕。现在结束，来访人离开后就不能当场签字了。', tab: { minutes: '笔录', matter: '事项', line: '候访' },
}

export const refusals = {
  'minutes.unknown-reception': '没有这次接访，或您无权查看。', 'minutes.no-talk': '现在没有谈话，不能记录。', 'minutes.too-late': '谈话结束已超过 2 个工作日，不能再写、再签或补录。',
  'minutes.unknown-line': '这一条已不存在。', 'minutes.line-changed': '对方刚刚改了笔录，请看过最新内容再操作。', 'minutes.empty-line': '空的一条不能保存。', 'minutes.full': '条数已到上限。',
  'minutes.empty': '还没有记录任何内容。', 'minutes.not-open': '笔录正在核对签字或已签署，不能修改。', 'minutes.not-shown': '这一版笔录已退回修改或已签署，请看最新一版。', 'minutes.not-closed': '笔录还没有签署完毕，可以直接修改，不必补录。',
  'minutes.other-text': '您看到的不是最新一版，请重新核对后再签。', 'minutes.unknown-signer': '到场人员里没有这一位。', 'minutes.signs-elsewhere': '这一位以手机参加，在自己的手机上签字；这里只能记录未签字的原因。', 'minutes.signed-already': '这一位已经签过了。', 'minutes.how-signed': '请签名、上传扫描件或说明不签的原因（选一种）。',
  'minutes.empty-signature': '签名太短，请重写。', 'minutes.bad-signature': '签名过于复杂，请重写。', 'minutes.took-no-part': '只有这次接访的接访人和终端工作人员可以写、签和补录；接访人一栏只能由接访人本人签署。',
}

export const actions = {
  'minutes.write': '写笔录', 'minutes.remove': '删除笔录一条', 'minutes.show': '笔录交核对', 'minutes.reopen': '笔录退回修改', 'minutes.sign': '签署笔录', 'minutes.close': '笔录签署完毕', 'minutes.make-paper': '生成笔录文件',
  'minutes.print': '打印笔录', 'minutes.export': '导出笔录', 'minutes.supplement': '补录笔录', 'minutes.keep-phrases': '修改常用语', 'minutes.reseal': '重新加密笔录',
}
