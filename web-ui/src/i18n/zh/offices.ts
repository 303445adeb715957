import { officeSearch } from './office-search'

export default {
  offices: {
    ...officeSearch,
    title: '机构',
    choose: '从左侧选择一个单位，或在上方查找。',
    tier: { NATIONAL: '国家', PROVINCE: '省', CITY: '市州', COUNTY: '县区', TOWNSHIP: '乡镇街道' },
    code: '区划代码', level: '层级', above: '上级', below: '下级单位', point: '位置（WGS-84）', noPoint: '未填写', opened: '设立', closedOn: '撤销', since: '现状自',
    sinceAlways: '建档前', successor: '并入', absorbed: '并入本单位的', readOnly: '您可以查看，不能改动。',
    facts: '概况', points: '分布', withoutPoint: '{count} 个下级没有位置：', noBorders: '点为单位所在地，不绘界线',
    places: '终端和接访席', noPlaces: '没有登记终端或接访席', terminals: '终端', desks: '接访席',
    history: '沿革', noHistory: '没有变动记录', until: '至', from: '自',
    ended: { RENAMED: '更名或换码', MOVED: '改变隶属', MERGED: '合并', CLOSED: '撤销' },
    name: '名称', longitude: '经度', latitude: '纬度', cancel: '取消', save: '保存', done: '已完成',
    open: '新设下级', openTitle: '在{office}之下新设单位', change: '修改', changeTitle: '修改{office}',
    changeNote: '原名称和代码会留在沿革中。',
    more: '更多', move: '移动', merge: '合并', close: '撤销', import: '批量导入',
    moveTitle: '移动{office}', mergeTitle: '合并{office}', closeTitle: '撤销{office}',
    target: '目标单位', moveTo: '移到哪个单位之下', mergeInto: '并入哪个单位',
    moveText: '{office}连同全部下级（{count} 个）将归{target}管辖，原上级不再管辖。终端、接访席、人员和信访件都保留。',
    mergeText: '{office}将撤销，下级（{count} 个）改属{target}；原有终端、接访席、人员和信访件保留可查，由{target}管辖。',
    closeText: '{office}将撤销，不再接访；原有记录保留可查，仍由上级管辖。',
    irreversible: '此操作不能撤回。', confirmMove: '确认移动', confirmMerge: '确认合并', confirmClose: '确认撤销',
  },
  units: {
    title: '责任单位', count: '{count} 个', belowToo: '含下级', find: '查找责任单位', none: '没有责任单位', add: '新增责任单位', addTitle: '{office}新增责任单位',
    name: '单位名称', kind: '类别', office: '所属', competences: '业务范围', competencesHint: '输入后按回车，可多个', contacts: '值班联系人', telephone: '电话', hours: '时段', allDay: '全天',
    masked: '电话已遮盖；不改动则保持原号码。', addContact: '增加联系人', remove: '删除', parent: '上级单位', noParent: '无（一级单位）', closeUnit: '停用', closeText: '停用后不再分派，记录保留。确定停用{unit}吗？', closed: '已停用', more: '更多', edit: '修改',
    kinds: { GOVERNMENT: '政府部门', PARTY: '党委部门', LEGISLATURE: '人大机关', COURT: '法院', PROCURATORATE: '检察院', INSTITUTION: '事业单位', ENTERPRISE: '企业', OTHER: '其他' },
  },
  imports: {
    title: '批量导入到{office}', kind: '导入内容', kinds: { TOWNSHIPS: '乡镇街道', UNITS: '责任单位' }, template: '下载模板',
    hint: 'XLSX，或 UTF-8、GB18030 编码的 CSV；最大 8 MB、2 万行。上传后先预览，确认之前不改动任何数据。',
    choose: '选择文件', reading: '正在上传并逐行核对……', importing: '正在导入，请稍候……',
    outcome: { NEW: '新增', CHANGED: '变更', UNCHANGED: '无变化', ERROR: '错误' }, row: '行', result: '结果', all: '全部 {count} 行',
    hasFaults: '有 {count} 行错误。请改正文件后重新上传；有错误的文件不会导入任何一行。', report: '下载错误报告', again: '换一个文件',
    confirm: '确认导入 {count} 行', nothing: '没有需要导入的内容', done: '已导入：新增 {added}，变更 {changed}。', whole: '全部成功才生效；中途出错则一行也不导入。', finish: '完成', more: '更多',
    fault: {
      MISSING: '必填', BAD_CODE: '代码位数不对', BAD_NAME: '名称不合要求', UNKNOWN_DIVISION: '辖区内没有这个区划', NOT_A_COUNTY: '上级应为县级', OTHER_PARENT: '已在另一上级之下，请用“移动”', CODE_TAKEN: '代码已被占用',
      CLOSED: '已撤销', REPEATED: '与前面的行重复', BAD_POINT: '经纬度不对', BAD_KIND: '没有这个类别', BAD_COMPETENCE: '业务范围不合要求', UNKNOWN_PARENT: '没有这个一级单位', BAD_TELEPHONE: '联系人或电话不合要求', BAD_HOURS: '应写作 08:30-17:30',
    },
  },
}
