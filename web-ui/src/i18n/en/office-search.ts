/** What is said where an office is looked for, at the terminal too. */
export const officeSearch = {
  search: 'Name, pinyin, initials or division code',
  none: 'Nothing found',
  closed: 'Closed',
}
