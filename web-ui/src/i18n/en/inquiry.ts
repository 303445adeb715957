/** What a petitioner follows a case with, on paper and on a phone. */
export const inquiry = {
  title: 'Look up a case', go: 'Look up a case, rate a reception', code: 'Inquiry code', codeHint: '16 letters and digits on the receipt, capital or small', mistyped: 'This code is not right; please compare each sign. It has 16, and none is 0, 1, I or O.',
  show: 'Look up', lost: 'If the code is lost, bring your identity card to any terminal; a clerk prints it again.', number: 'Case number', petitioner: 'Petitioner', registered: 'Registered', talk: 'Video reception of {time}',
  by: 'Received by', result: 'Result', noResult: 'Not noted yet', goesOn: 'The talk goes on', promised: 'What was promised', nobody: 'nobody responsible yet', until: 'by {day}',
  noTalk: 'No reception yet. Once registered or booked, come to the terminal.', history: 'What happened', keep: 'Nothing about others is shown here. Leave the page when you are done, above all on somebody else’s phone.',
  happened: {
    CASE_REGISTERED: 'The case was registered', APPOINTMENT_SUBMITTED: 'An appointment was asked for', APPOINTMENT_SCHEDULED: 'A time was given', APPOINTMENT_RESCHEDULED: 'The time was moved', APPOINTMENT_CANCELLED: 'The appointment was cancelled',
    APPOINTMENT_RETURNED: 'The request was sent back for more', APPOINTMENT_REJECTED: 'The appointment was not granted', RECEPTION_CHECKED_IN: 'Checked in at a terminal', RECEPTION_TALK_STARTED: 'The talk began', RECEPTION_TALK_FINISHED: 'The talk ended',
    RECEPTION_LEFT: 'Left before being called', RECEPTION_DEFERRED: 'Not received that day; goes first on another', RECORDING_ARCHIVED: 'The recording was sealed and archived', COMMITMENT_KEPT: 'A commitment was kept', COMMITMENT_EXPLAINED: 'The responsible unit explained a delay', COMMITMENT_REOPENED: 'A commitment was reopened',
  },
  state: { ASSIGNED: 'Under way', DUE: 'Under way, due soon', BROKEN: 'Overdue', EXPLAINED: 'Overdue; the responsible unit says why', KEPT: 'Kept' },
  grade: { SATISFIED: 'Satisfied', BASICALLY_SATISFIED: 'Basically satisfied', DISSATISFIED: 'Dissatisfied' },
  rate: 'Rate this reception (until {until})', question: 'Are you satisfied with this reception?', choose: 'Please choose one.', words: 'In your words', wordsHint: 'May be left empty', once: 'You rate once; it cannot be changed afterwards.', send: 'Send', youSaid: 'You said: {grade}',
  receipt: 'Scan this with a phone, or open {address} and type the code, to see how far the case is and what was promised, and to rate this reception.', secret: 'Whoever has the code sees the case. Keep it to yourself.', scan: 'Scan to look up the case', sendCode: 'Send it by short message too', codeSent: 'The code goes to the mobile number of the case.', codeNotSent: 'No mobile number is known, or no short messages are sent here; please print the receipt.', asking: 'Asking for the inquiry code…', missing: 'There is no inquiry code.', again: 'Ask again',
}

export const refusals = {
  'evaluation.mistyped-code': 'This code is not right; please compare each sign.', 'evaluation.unknown-code': 'There is no such code; please compare. After ten wrong ones you wait 15 minutes.',
  'evaluation.too-many-codes': 'Too many wrong codes from this network; please try again in 15 minutes.', 'evaluation.unknown-reception': 'There is no such reception.', 'evaluation.bad-days': 'The last day is before the first, or they are more than 366.', 'evaluation.not-open': 'This reception is rated already, or longer ago than 30 days.',
}

export const actions = { 'evaluation.print-code': 'Inquiry code printed', 'evaluation.export': 'Ratings exported', 'evaluation.send-code': 'Inquiry code sent', 'evaluation.rate': 'Reception rated by the petitioner', 'evaluation.reseal': 'Inquiry codes sealed with another key' }
