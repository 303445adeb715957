export default {
  name: '当面',
  wire: {
    lost: '与服务器的连接中断 {seconds} 秒，正在重新连接……画面和声音仍在传送。',
    lostLong: '与服务器的连接中断 {seconds} 秒。您的画面和声音已停止发送；连接恢复后自动继续，排号和座位保留。',
  },
  console: { title: '接访工作台' },
}
