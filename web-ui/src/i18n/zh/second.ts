/** The screen before the petitioner. */
export const second = {
  open: '来访人屏幕', contrast: '高对比度', welcome: '您好，请把身份证交给工作人员登记。', lost: '请稍候，正在连接终端……', talking: '正在与 {name} 谈话。谈话内容会记在这里，请随时核对。', ringing: '{office}正在接通，请准备。', over: '接访结束，谢谢您的来访。您的信访件编号：', keepNumber: '请保存编号，凭此查询办理情况。',
}
