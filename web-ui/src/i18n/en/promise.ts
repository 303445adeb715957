export const promise = {
  title: 'Make a commitment', open: 'Commit', one: 'Commitment', words: 'What is promised', wordsHint: 'For example: find out by Friday why the allowance stopped', who: 'Responsible unit', whoHint: 'Name, pinyin or initials of a unit', own: 'This office ({office})', noUnit: 'No such unit',
  due: 'Due', friday: 'By Friday', days: 'Within {count} days', later: 'Unit and day may follow later, and must be there before the reception ends.', keep: 'Keep the commitment', nobody: 'nobody responsible yet', noDay: 'no day yet', until: 'by {day}', edit: 'Change', withdraw: 'Withdraw', withdrawConfirm: 'Withdraw this commitment?', missing: 'A commitment has nobody responsible or no day. Complete it to end.',
}

export const refusals = {
  'reception.commitment-unassigned': 'A commitment has nobody responsible or no day. Complete it to end.', 'reception.unknown-commitment': 'There is no such commitment, or it was withdrawn.', 'reception.unknown-responsible': 'There is no such office or unit, or it is closed.',
  'reception.one-responsible': 'Only one can be responsible.', 'reception.due-past': 'The day must not be over.', 'reception.promised-enough': 'At most 20 commitments in one reception.',
}

export const actions = { 'reception.promise': 'made or changed a commitment', 'reception.withdraw-promise': 'withdrew a commitment' }
