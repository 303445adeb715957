export const handOver = {
  open: 'Hand over', title: 'To whom to hand this talk over', text: 'Officials who are at their desks here and directly above and below. Once one accepts within 20 s, the talk goes on at their desk and the recording without a break; until then it is yours.', nobody: 'No other official is at a desk here or directly above or below.', choose: 'Hand over', confirm: 'Ask {name} to go on with the petitioner?',
  waits: 'Waiting for {name} ({office}) to accept:', withdraw: 'Withdraw', outcome: { DECLINED: '{name} cannot take it over: {note}', UNANSWERED: '{name} did not answer within 20 s. The talk is still yours.' }, done: 'Handed over to {name}; the talk goes on at that desk',
  asks: '{name} ({office}) asks you to go on with a talk', accept: 'Take it over', decline: 'Cannot', reason: 'Why (the other official sees it)', notFree: 'Somebody is at this desk',
  told: '{from} has asked {name} ({office}) to go on with you. The talk and the recording go on as before.', past: '{from} handed over to {name} ({office})',
}

export const refusals = {
  'reception.offer-waits': 'This talk, or that desk, has an offer that waits for an answer already.', 'reception.offer-over': 'This offer was answered or withdrawn, or 20 s are over.',
}

export const actions = {
  'reception.offer': 'asked somebody to take a talk over', 'reception.withdraw-offer': 'withdrew an offer of a talk', 'reception.decline-offer': 'could not take a talk over', 'reception.offer-unanswered': 'was offered in vain',
}
