export const documents = {
  title: '文件', take: '拍摄文件', bring: '选择图片', close: '收起文件', number: '文件 {number}', none: '还没有文件', show: '出示',
  hint: '在文件上移动鼠标，对方能看到您指的位置。', by: '{side}，{name}，{time}', side: { TERMINAL: '来访端', DESK: '接访端' },
  still: { title: '拍摄文件', text: '把文件放在镜头前，放平、对清楚，再按“拍下并出示”。', camera: '摄像头', shoot: '拍下并出示', cancel: '取消', noCamera: '打不开这个摄像头，请换一个或检查连线。' },
  working: '正在上传……', past: '谈话中出示的文件', open: '查看原图',
}

export const refusals = {
  'documents.unknown-reception': '没有这次接访，或您无权查看。', 'documents.unknown-document': '没有这份文件。',
  'documents.no-talk': '现在没有谈话，不能出示文件。', 'documents.took-no-part': '只有本次接访的接访人和终端工作人员可以出示文件。',
  'documents.full': '文件已满 50 份。', 'documents.too-large': '图片超过 8 MB，请缩小后再选。', 'documents.unreadable': '这不是完整的 JPEG 或 PNG 图片。',
}

export const actions = { 'documents.bring': '出示文件', 'documents.reseal': '文件更换密钥' }
