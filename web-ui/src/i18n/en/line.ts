/** The waiting line, at both ends. */
export const line = {
  away: 'Stepped away',
  awayFrom: 'Stepped away at {time}',
  awayText: 'Noted as away: number and place are kept, and nobody calls meanwhile. Press “Back again” on return.',
  stepAway: 'Step away',
  comeBack: 'Back again',
  minutes: 'About {from} to {to} minutes more',
  minutesUnknown: 'Too few recent talks in this line to foretell the wait',
  noDesk: 'No desk is calling at the moment; please wait',
  recall: 'Ring again',
  recalls: 'Rung again {count} times',
  skip: 'Pass over',
  skipConfirm: 'Who is passed over may queue again, behind three others. Pass over?',
}

export const refusals = {
  'reception.rung-enough': 'Rung again twice already. Pass over, or return to the front of the line.',
}

export const actions = {
  'reception.PetitionerAway': 'Stepped away', 'reception.PetitionerBack': 'Back again', 'reception.PetitionerRecalled': 'Rung again',
}
