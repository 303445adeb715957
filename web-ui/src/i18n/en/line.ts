/** The waiting line, at both ends. */
export const line = {
  away: 'Stepped away',
  deferred: 'Not received, another day',
  bookedFrom: 'Booked for {time}',
  bookedEarly: 'Before the booked time; received earlier when nobody else waits',
  awayFrom: 'Stepped away at {time}',
  awayText: 'Noted as away: number and place are kept, and nobody calls meanwhile. Press “Back again” on return.',
  stepAway: 'Step away',
  comeBack: 'Back again',
  minutes: 'About {from} to {to} minutes more',
  minutesUnknown: 'Too few recent talks in this line to foretell the wait',
  noDesk: 'No desk is calling at the moment; please wait',
  pause: 'Pause', pauseText: 'Meanwhile nobody is called from this desk; those who wait are told why and when it goes on.', pauseWhy: 'Reason', pauseLength: 'For about', pauseMinutes: '{count} minutes', pauseConfirm: 'Pause',
  paused: 'Paused ({reason}), back at about {time}',
  pauseLate: 'Paused ({reason}), was to be back at {time}',
  resume: 'Call again',
  pausedDesk: '{desk} pauses ({reason}), back at about {time}',
  pauseReason: { MEAL: 'meal', MEETING: 'meeting', CONSULTATION: 'consultation', EQUIPMENT: 'trouble with devices', OTHER: 'other duties' },
  priority: 'Green channel', noPriority: 'none',
  priorityReason: { ELDERLY: 'elderly', DISABLED: 'disabled', PREGNANT: 'pregnant', WITH_INFANT: 'with an infant', EMERGENCY: 'emergency' },
  passOn: 'Pass on', passOnTitle: 'Pass on: {who}', passOnText: 'Who is passed on stands where they would had they come there at once.', anyDesk: '{office}, any desk', wanted: 'To be called by {desk}',
  statistics: 'Waiting', days: 'Days', where: 'Office, desk', came: 'Came', leftBefore: 'Left uncalled', waitMedian: 'Median wait', waitNinth: 'Nine of ten within', waitLongest: 'Longest',
  talks: 'Talks', talkMedian: 'Median talk', talkNinth: 'Nine of ten within', tooFew: 'too few', nobodyCame: 'Nobody came in these days',
  statisticsText: 'Waiting is from check-in to the first call, a talk from the open gate to the end of the wrap-up. No median of fewer than 5, no nine of ten of fewer than 20.',
  recall: 'Ring again',
  recalls: 'Rung again {count} times',
  skip: 'Pass over',
  skipConfirm: 'Who is passed over may queue again, behind three others. Pass over?',
}

export const refusals = {
  'reception.bad-days': 'The last day is before the first, or they are more than 366.',
  'reception.desk-unavailable': 'That desk cannot call this petitioner now. Choose another one.',
  'reception.desk-paused': 'This desk is paused. Let it call again first.',
  'reception.kept-away': 'The petitioner at this desk has a case that you must stay away from; you cannot take it over.',
  'reception.rung-enough': 'Rung again twice already. Pass over, or return to the front of the line.',
}

export const actions = {
  'reception.PassedOn': 'Passed on',
  'reception.PriorityDeclared': 'Priority declared',
  'reception.HandedOver': 'Desk handed over', 'reception.pause-desk': 'Desk paused', 'reception.resume-desk': 'Desk calls again',
  'reception.PetitionerAway': 'Stepped away', 'reception.PetitionerBack': 'Back again', 'reception.PetitionerRecalled': 'Rung again',
}
