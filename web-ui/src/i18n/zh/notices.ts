/** Notices to petitioners, and the development mailbox. */
export default {
  notices: {
    title: '通知', hint: '发给信访人的短信和电子邮件。号码隐去中间几位；查看全文、重新发送均会登记。',
    stage: '状态', kind: '内容', days: '起止日期', from: '开始', until: '结束', all: '全部', search: '查询', clear: '清空', newest: '最新', older: '较旧',
    time: '时间', recipient: '收件人', office: '登记单位', receiving: '接访单位', channel: '方式', attempts: '尝试', receipt: '发出、送达', length: '字数', case: '信访件',
    loading: '正在读取……', none: '没有符合条件的通知', noneAtAll: '还没有通知。预约定时、改期、取消或候访将到时，系统会自动通知信访人。', nobody: '无', guarded: '须回避',
    segments: '{characters} 字，{segments} 条', characters: '{characters} 字', open: '查看 {kind} {recipient}', none2: '—',
    tries: '{count} 次', next: '下次 {time}', sent: '发出 {time}', delivered: '送达 {time}', notSent: '未发出', uselessAfter: '{time} 后不再有用',
    channels: { SMS: '短信', EMAIL: '邮件' },
    services: { GATEWAY: '短信网关', MAIL_SERVER: '邮件服务器', MAILBOX: '开发信箱', NONE: '未配置' },
    stages: { QUEUED: '待发', SENDING: '正在发送', SENT: '已发出', DELIVERED: '已送达', FAILED: '失败', GIVEN_UP: '已放弃', SUPPRESSED: '未发送' },
    kinds: {
      BOOKED: '接访时间已定', MOVED: '改期', CANCELLED: '取消', RETURNED: '退回补充', REMINDED: '催补充', LAPSED: '预约失效', REJECTED: '未获同意', OFFICIAL_ABSENT: '接访人缺席致歉',
      LATE: '已开始，人未到', DELAYED: '接访推迟', NO_SHOW: '未到场，可再约', NO_SHOW_AGAIN: '两次未到场', TWO_AHEAD: '即将叫到', CALLED_IN: '呼叫责任单位参加', REPRESENTATIVE_CALLED_IN: '邀请信访人代表参加', COMMITMENT_KEPT: '承诺办结', INQUIRY_CODE: '查询码', DEFERRED: '当日未能接访',
    },
    causes: {
      NO_CONTACT: '信访件没有联系电话', NO_MOBILE: '登记的是固定电话，收不到短信', OPTED_OUT: '本人要求不再接收', NO_GATEWAY: '本系统没有配置短信网关', NO_MAIL_SERVER: '本系统没有配置邮件服务器',
      SUPERSEDED: '已有更新的通知', USELESS: '已过有用的时间', TOO_MANY_TO_ONE: '此号码当日短信已达上限', TOO_MANY_TODAY: '全系统当日短信已达上限，次日再发', AT_THE_COUNTER: '登记候访时已当面告知',
      GATEWAY_REFUSED: '短信网关拒收', GATEWAY_BUSY: '短信网关忙，稍后再发', GATEWAY_UNREACHABLE: '短信网关没有应答，稍后再发', MAIL_REFUSED: '邮件服务器拒收', MAIL_UNREACHABLE: '邮件服务器没有应答，稍后再发',
      GATEWAY_KEY: '短信网关不认本系统的密钥，稍后再发', BY_TELEPHONE: '已电话告知本人', NOT_DELIVERED: '网关回执：未能送达', TRIES_USED_UP: '多次尝试均未成功', SENT_AGAIN: '人工重新发送',
    },
    stuck: '{channel}有 {count} 件通知超过 {minutes} 分钟没有发出，最早的一件写于 {since}。请技术人员检查短信网关或邮件服务器；恢复后会自动补发，已失效的不再发送。',
    noService: '本系统没有配置短信网关，短信一律不发送。', mailboxOn: '本系统开着开发信箱：通知并未发给信访人，只存在', mailboxLink: '开发信箱', mailboxOnEnd: '里。正式使用前必须关闭。',
    sheet: '{kind}', showText: '查看全文', text: '全文', steps: '经过', version: '模板 {language} 第 {version} 版',
    sendAgain: '重新发送', sendAgainText: '重新发送给 {recipient}？收件人可能会收到两次。', cancel: '取消', confirmAgain: '确认发送',
    optOut: '不再向此收件人发送', optIn: '恢复向此收件人发送', optedOut: '此收件人已要求不再接收通知。', optOutText: '此后任何通知都不再发给 {recipient}。仅在本人要求时使用。',
    mailbox: '开发信箱', mailboxWarning: '开发信箱：以下通知没有发给任何人。这里仅供开发和演示，正式使用前必须关闭（dangmian.notices.mailbox）。', mailboxNone: '信箱是空的。预约定时、改期或候访将到时，通知会出现在这里。',
    mailboxOff: '本系统没有开发信箱：通知直接发给信访人。', to: '收件人', guardedText: '您须回避此信访件，不显示内容。',
  },
  outage: {
    since: '{channel}自 {time} 起发不出去。', waiting: '{office}有 {waiting} 条通知待发。', late: '{office}有 {waiting} 条通知待发，{tooLate} 条已来不及发。', nobody: '{office}暂无通知受影响。', do: '请打电话告知将要来访的人；恢复后会自动补发，不必重发。',
    owner: '{name} 自 {time} 起负责。', take: '由我负责', takeOver: '接手', list: '打电话名单',
    listTitle: '{channel}发不出去：请打电话告知', listHint: '最急的在前。打过电话的点“已告知”，恢复后不再发短信。查看号码和内容会登记。', none: '没有需要打电话告知的人。',
    tooLate: '已来不及发，仍须告知', until: '{time} 前须告知', call: '号码和内容', callText: '短信发不出去时代为电话告知。查看完整号码会登记。', told: '已告知', noTelephone: '没有登记电话',
  },
}
