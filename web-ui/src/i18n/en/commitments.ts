export const commitments = {
  title: 'Commitments', which: 'Which commitments', again: 'Refresh', loading: 'Reading…', more: 'Show more',
  open: '{count} open', due: '{count} due soon', broken: '{count} overdue',
  part: { OPEN: 'Open', BROKEN: 'Overdue', KEPT: 'Kept' },
  none: { OPEN: 'No commitment is open.', BROKEN: 'No commitment is overdue.', KEPT: 'No commitment has been kept yet.' },
  until: 'Last day', what: 'What was promised', who: 'Responsible', promised: 'Promised by', reception: 'The reception',
  left: '{count} days left', today: 'last day today', over: '{count} days overdue',
  state: { ASSIGNED: 'Under way', DUE: 'Due soon', KEPT: 'Kept', BROKEN: 'Overdue', EXPLAINED: 'explained' },
  note: { KEPT: 'kept it:', EXPLAINED: 'explained:', REOPENED: 'reopened it:' },
  verb: { keep: 'Kept', explain: 'Explain', reopen: 'Reopen' },
  ask: { keep: 'Is the commitment kept?', explain: 'Why is it overdue?', reopen: 'Reopen the commitment' },
  words: { keep: 'What was done, and what came of it', explain: 'Why it was not done in time, and when it will be', reopen: 'Why it is not kept after all' },
  seen: 'The petitioner sees these words with the inquiry code; they cannot be changed.',
}

export const refusals = { 'commitments.unknown': 'There is no such commitment of yours.', 'commitments.wrong-state': 'Something has just changed, or this is for others to tell. Please refresh.' }

export const actions = { 'commitments.keep': 'Commitment kept', 'commitments.explain': 'Overdue commitment explained', 'commitments.reopen': 'Commitment reopened' }
