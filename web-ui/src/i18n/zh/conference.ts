export const conference = {
  title: '受邀参加接访', idle: '现在没有人邀请您。请保持本页打开：接访人呼叫时会响铃，20 秒内点“加入”即可参加。', above: '有人呼叫您，请在本页上方点“加入”或“不能参加”。', over: '您参加的接访已结束，或接访人请您退出。', roomMissing: '正在等待谈话恢复……',
  invite: '邀请加入', as: '以什么身份参加', looking: '正在查询值班人员……', nobody: '该单位今天没有可以呼叫的{kind}。', order: '依次呼叫，每人振铃 20 秒：先在线且空闲的，再按当日接访值班和姓名。应当回避此件的人不在其中。',
  kind: { CO_OFFICIAL: '共同接访人', UNIT: '责任单位', INTERPRETER: '翻译', REPRESENTATIVE: '信访人代表' },
  besides: {
    title: '信访人的代表、代理人', open: '代表、代理人（{count}）', nobody: '登记时没有代表或代理人。', present: '在来访端', joined: '已用手机参加', called: '正在呼叫', elsewhere: '不在现场', telephone: '手机号码', telephoneOf: '{name}的手机号码', ringing: '正在邀请 {name}：',
    hint: '不在现场的，向其手机发送带链接的短信，等 60 秒。手机号码由来访人当场提供，只用于这一次发送。其身份对所有人显示；合议时与信访人一样看不到、听不到。',
  },
  rostered: '今日接访值班', reachable: '在线', offline: '不在线', busy: '正在接访', callOne: '呼叫', callAll: '依次呼叫',
  way: '怎样呼叫', ways: { ACCOUNT: '有账号的人员（在线振铃）', TELEPHONE: '责任单位联系人（手机短信）' },
  searchUnit: '按名称或拼音查找责任单位', unitsOf: '{office}的责任单位', unitHint: '输入单位名称或拼音首字母查找。', choose: '选择', otherUnit: '换一个单位', contacts: '{count} 位联系人', noContacts: '该单位没有登记联系人，无法用电话呼叫。请联系其所在单位的系统管理员登记。',
  anyTime: '任何时间', onCallNow: '值守中', notNow: '不在值守时间', callUnit: '发短信呼叫', unitOrder: '依次给值守中的联系人发送带链接的短信，每人等 60 秒；现在无人值守时，依次呼叫全部联系人。', sent: '短信已发出，等待打开', opened: '已打开链接，正在准备',
  ringing: '正在呼叫 {office} {name}', cancel: '取消呼叫', nobodyCame: '{office}无人加入', seen: '知道了', asked: '正在邀请：{office}',
  answer: { JOINED: '已加入', REFUSED: '不能参加', UNANSWERED: '未接', CANCELLED: '已取消', KEPT_AWAY: '应当回避', UNDELIVERED: '短信未送达', BUSY: '正被另一场接访呼叫' },
  away: '连接中断', onlyTo: { DESK: '只对接访人', TERMINAL: '只对信访人' }, remove: '请其退出', removeConfirm: '请 {name} 退出本次接访？',
  caucus: '合议', caucusConfirm: '开始合议？信访人一方的图像和声音双向关闭，其他参加人可以继续讨论。录制照常进行。', endCaucus: '结束合议',
  caucusIs: { BEGINNING: '正在关闭信访人一方的图像和声音，请稍候再讨论……', ON: '合议中：信访人看不到、听不到这里，您也看不到、听不到信访人。此间的文件和画面不送到来访端；写入的笔录和作出的承诺，结束后信访人可以看到。', ENDING: '正在恢复信访人一方的图像和声音……' },
  confersHere: '接访人正在商议', held: '合议中，信访人暂时离开谈话', heldHere: '接访人正在商议，请稍候。您的摄像头和话筒已暂时关闭，商议结束后自动恢复。', confers: '合议中：信访人看不到、听不到。', interrupted: '谈话中断，正在等待一方重新连接。',
  called: '{by}（{office}）请您以“{kind}”身份加入接访', elsewhere: '您正在参加{by}（{office}）的接访', join: '加入', back: '回到接访', goOnHere: '在本页继续', refuse: '不能参加', reason: '原因（可不填，接访人可见）',
  youAre: '您的身份：{kind}', heardBy: '谁能听到您', speakTo: { ALL: '对所有人', DESK: '只对接访人', TERMINAL: '只对信访人' }, leave: '退出', leaveConfirm: '退出本次接访？接访人可以再次邀请您。',
  showing: {
    camera: '来访端实物', screen: '接访端屏幕', by: '{name}正在出示', coming: '画面即将出现……', own: '正在向对方出示', held: '合议期间对方看不到',
    showCamera: '持续出示实物', stopCamera: '停止出示', shareScreen: '共享屏幕', stopScreen: '停止共享', noScreen: '这台电脑不能共享屏幕。',
    title: '持续出示实物', text: '选择对着实物的摄像头，对清楚后按“开始出示”。对方会持续看到，直到您按“停止出示”；同时录制。', begin: '开始出示', onlyOne: '这台电脑只接了拍摄人像的摄像头。请接好高拍仪或另一个摄像头。',
  },
}

export const refusals = {
  'conference.not-aside': '代表与信访人一样，说话由所有人听到。', 'conference.unknown-representative': '登记时没有这位代表。', 'conference.representative-present': '这位代表就在来访端，不必用手机邀请。', 'conference.called-already': '这位代表正在被呼叫，或已在谈话中。', 'conference.caucus': '接访人正在商议，笔录和文件暂不显示，商议结束后自动恢复。',
  'conference.unknown-invitation': '这次呼叫已结束，或不是呼叫您的。', 'conference.unknown-reception': '没有这次接访，或您无权查看。', 'conference.not-in-talk': '现在没有进行中的谈话。',
  'conference.nobody-on-call': '该单位没有可以呼叫的人员。', 'conference.unit-accused': '此件反映的就是该单位，或该单位所属的机关：应当回避，不能呼叫其参加。', 'conference.full': '已有六人参加过或正在呼叫，不能再邀请。', 'conference.kept-away': '您应当回避此件，不能参加。', 'conference.not-interpreter': '只有翻译可以只对信访人说话。',
}

export const actions = {
  'conference.invite': '邀请加入接访', 'conference.cancel': '取消邀请', 'conference.remove': '请参加人退出', 'conference.join': '加入接访', 'conference.open-link': '打开参加链接', 'identity.enter-by-link': '凭短信链接进入', 'conference.refuse': '不能参加接访', 'conference.leave': '退出接访', 'conference.nobody-came': '邀请无人加入',
  'conference.speak-to': '改变谁能听到', 'conference.begin-caucus': '开始合议', 'conference.end-caucus': '结束合议',
  'conference.show-camera': '持续出示实物', 'conference.stop-camera': '停止出示实物', 'conference.share-screen': '共享屏幕', 'conference.stop-screen': '停止共享屏幕',
}
