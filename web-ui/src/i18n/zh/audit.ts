import { actions as checkIn } from './check-in'
import { actions as ofDisplays } from './displays'
import { actions } from './line'
import { actions as ofScheduling } from './scheduling'
import { actions as ofCommitments } from './commitments'
import { actions as ofConference } from './conference'
import { actions as ofHandOver } from './hand-over'
import { actions as ofDocuments } from './documents'
import { actions as ofInquiries } from './inquiry'
import { actions as ofMinutes } from './minutes'
import { actions as ofPromises } from './promise'
import { actions as ofRollCalls } from './roll-call'
import { actions as ofSupport } from './support'

export default {
  audit: {
    title: '审计日志', lines: '日志', chain: '链与封存',
    time: '时间', person: '人员', office: '单位', actionHead: '操作', outcomeHead: '结果', subject: '对象编号', number: '行号', position: '链上位置',
    from: '开始', until: '结束', all: '全部', personHint: '输入姓名或账号', search: '查询', clear: '清空', export: '导出表格',
    loading: '正在读取……', none: '没有符合条件的日志', newest: '最新', newer: '较新', older: '较旧', logged: '查询和导出均会登记',
    system: '系统', gone: '已不存在', comma: '、', open: '打开第 {id} 行', lineTitle: '日志第 {id} 行', noOffice: '不属于任何单位', notChained: '尚未上链',
    outcome: { done: '成功', refused: '拒绝' },
    positionNow: '链上行数', waiting: '待上链', lastHead: '最近封存', never: '从未',
    verification: '校验', verifyHint: '逐行核对日志、哈希链和每一份签名封存页。任何改动、删除、插入、调换和截断都会指出所在行。每天自动校验一次。', verifyNow: '立即校验',
    byItself: '自动', rows: '已核对 {rows} 项',
    stage: { running: '正在校验', sound: '完好，没有发现改动', broken: '日志被改动过！发现 {findings} 处', failed: '校验没有完成，请联系技术人员', interrupted: '校验中断，请重新校验' },
    findingKind: '发现', moreFindings: '只显示前 {shown} 处',
    finding: {
      LINE_EDITED: '此行内容被改动', LINK_EDITED: '此行在链上的记录被改动', ROW_EDITED: '此行内容或其链上记录被改动', LINE_DELETED: '此行被删除',
      LINK_DELETED: '链上记录被删除', REORDERED: '次序被调换', LINE_UNCHAINED: '此行是事后插入的，或其链上记录被删除', CHAIN_REPLACED: '此处之前的链不是当时签名的链，曾被截断或重算',
      TAIL_CUT: '签名时已有的最新若干行被截掉', HEAD_EDITED: '封存页被改动，或签名的密钥不被承认', HEAD_DELETED: '封存页被删除', ANCHOR_EDITED: '库外留存的封存页被改动',
    },
    heads: '封存页', headsHint: '系统每天对链的位置签名一次，并写到数据库之外。打印、签字、盖章后留存，即可证明此前的日志未被重写。', signNow: '立即封存', noHeads: '还没有封存页', headNumber: '封存页编号', printPage: '打印页',
    back: '返回', print: '打印', headTitle: '审计日志封存页', headWhat: '至下列时间，本系统审计日志共 {position} 行，其哈希链的末端如下，由系统签名。凭此页可以核对这些行此后是否被改动。',
    beijing: '（北京时间）', key: '密钥', signature: '签名（Ed25519）', signedText: '被签名的文字', byHand: '签字', dateByHand: '日期', stamp: '盖章',
    action: {
      ...ofScheduling,
      ...actions,
      ...checkIn,
      ...ofDisplays,
      ...ofCommitments, ...ofConference, ...ofHandOver, ...ofDocuments, ...ofInquiries, ...ofMinutes, ...ofPromises, ...ofRollCalls, ...ofSupport,
      'identity.sign-in': '登录', 'identity.sign-out': '退出', 'identity.unit-sign-in': '单位统一认证登录', 'identity.use-recovery-code': '使用恢复码',
      'identity.change-password': '修改密码', 'identity.reset-password': '重设密码', 'identity.set-factor': '设置验证器应用', 'identity.remove-factor': '停用验证器应用',
      'identity.reset-factors': '重置两步验证', 'identity.renew-recovery-codes': '重新生成恢复码', 'identity.add-passkey': '添加通行密钥',
      'identity.remove-passkey': '移除通行密钥', 'identity.end-sessions': '退出其他登录', 'identity.set-provider': '设置单位统一认证', 'identity.create-person': '新建账号',
      'identity.rename-person': '更改姓名', 'identity.move-person': '调动单位', 'identity.disable-person': '停用账号', 'identity.enable-person': '恢复账号',
      'identity.appoint': '任命首任管理员', 'identity.assign-duty': '给予职责', 'identity.end-duty': '结束职责', 'identity.note-leave': '登记请假',
      'identity.end-leave': '结束请假', 'identity.substitute': '指定代理', 'identity.end-substitution': '结束代理', 'identity.enrol-device': '登记设备',
      'identity.end-device': '设备登记失效', 'identity.renew-device-key': '更新设备密钥',
      'wire.http': '越权访问', 'wire.send': '越权指令', 'wire.subscribe': '越权订阅', 'wire.connect': '连接被拒',
      'organization.open-office': '新设单位', 'organization.change-office': '修改单位', 'organization.move-office': '移动单位', 'organization.merge-office': '合并单位',
      'organization.close-office': '撤销单位', 'organization.add-unit': '新增责任单位', 'organization.change-unit': '修改责任单位', 'organization.close-unit': '撤销责任单位',
      'organization.preview-import': '上传导入文件', 'organization.confirm-import': '确认批量导入',
      'casework.register': '登记信访件', 'casework.search': '查找信访件', 'casework.unmask': '查看完整号码', 'casework.recuse': '申请回避', 'casework.lift-recusal': '解除回避',
      'casework.kept-away': '回避人员试图接触', 'casework.guard': '更改保密与名单', 'casework.relate': '申报关系', 'casework.end-relation': '解除关系申报',
      'notices.read-text': '查看通知全文', 'notices.read-mailbox': '查看开发信箱', 'scheduling.import-tier-rule': '导入层级规则', 'notices.find-outage': '发现通知发不出去', 'notices.end-outage': '通知恢复发送', 'notices.take-outage': '负责通知中断期间的告知', 'notices.tell-by-telephone': '已电话告知信访人', 'notices.send-again': '重新发送通知', 'notices.opt-out': '登记不再接收通知', 'notices.opt-in': '恢复接收通知', 'notices.reseal': '更换通知的加密密钥',
      'casework.reseal': '更换信访人号码的加密密钥', 'identity.reseal': '更换登录密钥的加密密钥', 'organization.reseal': '更换联系电话的加密密钥',
      'terminals.create': '新增终端', 'terminals.rename': '终端改名', 'terminals.close': '停用终端', 'terminals.show-code': '出示登记码', 'terminals.enrol': '登记终端设备',
      'terminals.devices-changed': '外设变化', 'terminals.confirm-devices': '确认外设', 'terminals.self-test': '终端自检', 'terminals.sign': '验收签字',
      'terminals.commission': '终端投入使用', 'terminals.close-task': '办结任务', 'terminals.export': '导出终端清单',
      'reception.take-post': '使用岗位', 'reception.release-post': '离开岗位', 'reception.PetitionerCheckedIn': '候访登记', 'reception.PetitionerCalled': '叫号',
      'reception.CallUnanswered': '叫号无人应答', 'reception.PetitionerRejoined': '重新排队', 'reception.PetitionerDeferred': '改日接访', 'reception.PetitionerLeft': '离开候访', 'reception.CallAccepted': '接听',
      'reception.GateOpened': '接通画面', 'reception.ConversationStarted': '开始接谈', 'reception.ConversationInterrupted': '接谈中断',
      'reception.ConversationResumed': '接谈恢复', 'reception.ReceptionSuspended': '接访暂停', 'reception.ReturnedToLine': '退回候访',
      'reception.TalkFinished': '结束谈话', 'reception.ReceptionEnded': '接访结束', 'reception.ReceptionArchived': '接访归档', 'reception.RecorderChanged': '录制状态变化',
      'supervision.watch': '监看', 'supervision.close-watch': '结束监看',
      'archive.search': '按字词检索笔录', 'archive.play': '播放录音录像', 'archive.take-pack': '下载证据包', 'archive.take-composite': '生成合成录像', 'archive.add-exhibits': '补充封存文书与影像', 'archive.start-recording': '开始录制', 'archive.finish-recording': '结束录制', 'archive.keep-recording': '归档录音录像',
      'archive.fail-recording': '录制失败', 'archive.abandon-recording': '放弃录制', 'archive.classify': '确定保管期限', 'archive.hold': '冻结录像', 'archive.release': '解除冻结', 'archive.ask-deletion': '申请销毁录像', 'archive.withdraw-deletion': '撤回销毁申请', 'archive.order-deletion': '确认销毁录像', 'archive.destroy-recording': '录像已销毁', 'archive.replace-recorder': '更换录制', 'archive.tell-again': '向录制服务重发', 'archive.compare': '发起录像全面核对',
      'archive.raise-incident': '发现录像异常', 'archive.settle-incident': '录像异常自行恢复', 'archive.take-incident': '认领录像异常', 'archive.close-incident': '办结录像异常',
      'audit.read': '查阅日志', 'audit.export': '导出日志', 'audit.verify': '校验日志', 'audit.sign-head': '封存日志',
    },
  },
}
