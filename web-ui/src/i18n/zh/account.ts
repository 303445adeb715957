/** What is said of people at every page, the terminal's too. */
export const account = {
  cancel: '取消',
  roles: {
    CLERK: '终端值守人员', OFFICIAL: '接访人', OFFICE: '信访工作人员', HANDLER: '承办人员', HEAD: '承办单位负责人', INTERPRETER: '翻译人员', SUPERVISOR: '督查人员',
    TECHNICIAN: '技术人员', SYSTEM_ADMIN: '系统管理员', SECURITY_ADMIN: '安全管理员', AUDITOR: '审计员',
  },
  password: {
    title: '设置自己的密码',
    text: '您正在使用初始密码。请先设置只有您自己知道的密码。',
    current: '现在的密码',
    wanted: '新密码',
    again: '再输一遍新密码',
    rule: '至少 12 个字符。建议用三四个不相干的词连成一句；不要包含账号、姓名、日期或键盘顺序。',
    differs: '两次输入的不一样。',
    confirm: '设置密码',
  },
}
