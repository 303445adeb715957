/** What the calendar, duty rosters and appointments say, in both languages. */
export const schedulingZh = {
  action: { 'calendar.import': '导入节假日安排' },
  refusal: {
    'calendar.top-office-decides': '节假日安排由最高一级单位的系统管理员导入。',
    'calendar.bad-list': '清单中有重复的日期，或有不属于该年度的日期。',
    'scheduling.unknown-category': '没有这个事项类别。',
    'scheduling.handler-needed': '请说明由哪个单位办理，或反映的是哪个单位。',
    'scheduling.nothing-in-common': '这些地方没有共同的上级单位。',
  },
}

export const schedulingEn: typeof schedulingZh = {
  action: { 'calendar.import': 'Import a list of holidays' },
  refusal: {
    'calendar.top-office-decides': 'A list of holidays is imported by the system administrator of the topmost office.',
    'calendar.bad-list': 'A day is twice in the list, or not of its year.',
    'scheduling.unknown-category': 'There is no such category of matters.',
    'scheduling.handler-needed': 'Say which office handles the matter, or which one is complained of.',
    'scheduling.nothing-in-common': 'No office is above all these places.',
  },
}
