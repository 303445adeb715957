export const join = {
  title: '参加视频接访', opening: '正在打开……', calls: '请{unit}参加视频接访', callsFor: '请您作为 {petitioner} 的{relation}参加视频接访', asPerson: '您以 {name} 的身份参加，记录在案。如不是本人，请不要进入。', answerWithin: '请在 {time} 秒内应答', about: '信访事项', where: '来访地点', recorded: '本次谈话全程录音录像。请在安静、能说话的地方参加，不要让无关人员看到或听到。',
  come: '加入', decline: '无法参加', why: '原因（可不填，接访人可见）', declineConfirm: '告知无法参加', back: '返回', name: '应答人姓名', nameHint: '您代表{unit}应答。如不是本人接听，请改为您的姓名；姓名记录在案。',
  allow: '手机会询问是否允许使用摄像头和麦克风，请点“允许”。', soundOnly: '不用摄像头，只用声音', withPicture: '打开摄像头', pictureOff: '关闭摄像头', enter: '进入谈话', recording: '录制中', leaveConfirm: '退出本次接访？退出后此链接失效。',
  openMinutes: '核对笔录', toSign: '笔录已交核对，请您阅读并签名。', toRead: '谈话笔录', backToTalk: '返回谈话', read: '请核对笔录。属实请签名；有不对的地方，请返回谈话说明。', late: '这一版在您加入之前已交核对，不需要您签名。',
  elsewhere: '您已在本机的另一个页面参加', elsewhereHint: '可以回到那个页面，也可以改在这里继续。', retry: '重试', again: '如需再次参加，请联系接访人重新呼叫。', close: '可以关闭本页。',
  'no-link': '链接不完整', 'no-linkHint': '请从短信中完整打开链接。', dead: '链接已失效', deadHint: '呼叫已结束、已由他人应答，或超过了 10 分钟。如仍需参加，请联系接访人重新呼叫。', used: '链接已在另一台设备或浏览器上打开', usedHint: '请在最先打开链接的那台设备上参加；不便时请联系接访人重新呼叫。',
  end: { LEFT: '您已退出本次接访', REFUSED: '已告知接访人您无法参加', REMOVED: '接访人已请您退出', TALK_OVER: '本次谈话已结束', PAGE_GONE: '连接中断过久，您已离开本次接访', KEPT_AWAY: '您单位应当回避此件，已退出', UNANSWERED: '未在时间内应答，已呼叫下一位', CANCELLED: '接访人取消了呼叫', GONE: '本次呼叫已结束' },
}
