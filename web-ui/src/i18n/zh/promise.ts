export const promise = {
  title: '作出承诺', open: '承诺', one: '承诺', words: '承诺的事', wordsHint: '如：周五前核实过渡费停发原因并答复', who: '责任单位', whoHint: '输入单位名称、拼音或首字母', own: '本单位（{office}）', noUnit: '没有找到单位',
  due: '期限', friday: '周五前', days: '{count} 天内', later: '责任单位和期限可以稍后补上，但接访结束前必须齐全。', keep: '记下承诺', nobody: '未定责任单位', noDay: '未定期限', until: '{day} 前', edit: '修改', withdraw: '撤回', withdrawConfirm: '撤回这项承诺？', missing: '有承诺未定责任单位或期限，补齐后才能结束。',
}

export const refusals = {
  'reception.commitment-unassigned': '有承诺未定责任单位或期限，补齐后才能结束。', 'reception.unknown-commitment': '没有这项承诺，或已撤回。', 'reception.unknown-responsible': '责任单位不存在或已撤销。',
  'reception.one-responsible': '责任单位只能选一个。', 'reception.due-past': '期限不能早于今天。', 'reception.promised-enough': '一次接访最多记 20 项承诺。',
}

export const actions = { 'reception.promise': '作出或修改承诺', 'reception.withdraw-promise': '撤回承诺' }
