export const documents = {
  title: '文件', take: '拍摄文件', bring: '选择图片或 PDF', close: '收起文件', number: '文件 {number}', none: '还没有文件', show: '出示',
  hint: '在文件上移动鼠标，对方能看到您指的位置。', by: '{side}，{name}，{time}', side: { TERMINAL: '来访端', DESK: '接访端' },
  still: { title: '拍摄文件', text: '把文件放在镜头前，放平、对清楚，再按“拍下并出示”。', camera: '摄像头', shoot: '拍下并出示', cancel: '取消', noCamera: '打不开这个摄像头，请换一个或检查连线。' },
  working: '正在上传……', past: '谈话中出示的文件', open: '查看原图',
  page: '第 {page} / {pages} 页', pages: '共 {pages} 页', pageOf: '文件 {number}，第 {page} / {pages} 页', previous: '上一页', next: '下一页', previousKey: 'PageUp 键', nextKey: 'PageDown 键',
  loading: '正在载入文件……', loadingShare: '正在载入文件……已收到 {percent}%', failed: '这份文件没有载入。', again: '重新载入',
  openPdf: '打开', closePdf: '关闭', save: '下载 PDF（保存或打印）',
}

export const refusals = {
  'documents.unknown-reception': '没有这次接访，或您无权查看。', 'documents.unknown-document': '没有这份文件。', 'documents.unknown-page': '这份文件没有这一页。',
  'documents.no-talk': '现在没有谈话，不能出示文件。', 'documents.took-no-part': '只有本次接访的接访人和终端工作人员可以出示文件。',
  'documents.full': '文件已满 50 份。', 'documents.too-large': '文件超过 8 MB，请缩小后再选。', 'documents.unreadable': '这不是完整的 JPEG、PNG 图片或 PDF。',
  'documents.encrypted': '这份 PDF 有密码或权限限制，请另存为不加密的 PDF 后再选。', 'documents.too-many-pages': '这份 PDF 超过 50 页，请拆开后再选。',
}

export const actions = { 'documents.bring': '出示文件', 'documents.reseal': '文件更换密钥' }
