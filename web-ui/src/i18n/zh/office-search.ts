/** What is said where an office is looked for, at the terminal too. */
export const officeSearch = {
  search: '名称、拼音、首字母或区划代码',
  none: '没有找到',
  closed: '已撤销',
}
