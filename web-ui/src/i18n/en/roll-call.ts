export const rollCall = {
  title: 'Roll calls', office: 'In the name of', within: 'Draw from', whole: 'All terminals below',
  draw: 'Draw one', drawing: 'Drawing…', choose: 'Choose a terminal', chooseText: 'Find the office of the terminal above, then choose one.', pick: 'Ring this terminal', cancel: 'Cancel',
  round: 'Round {round}: {covered} of {sites} terminals called', complete: 'All were called in this round; the next draw begins another.',
  rings: 'Ringing', ringsAt: '{site} {terminal}', left: '{seconds} s left', notManned: 'Nobody was signed in there when it began.', withdraw: 'Stop ringing',
  answered: '{name} answered after {seconds} s', unanswered: 'Nobody answered', withdrawn: 'Stopped', came: '{site} {terminal}: {what}', ok: 'OK',
  loading: 'Reading…', stale: 'The newest state cannot be read now; it is tried again.', none: 'Nothing was rung yet. “Draw one” takes a terminal in service by lot, none twice in a round.', noSites: 'No terminal below is in service yet.',
  at: 'Time', where: 'Terminal', how: 'By', what: 'What came of it', caller: 'Called by', still: 'Picture', see: 'See the picture', stillOf: '{name} when answering', more: 'Show more',
  byLot: 'lot', chosen: 'choice', explanation: 'Explained: {words} ({name})', seen: 'Seen by {name}, not explained', notExplained: 'Not explained', noStill: 'No picture',
  byOffice: 'This round', sites: 'Terminals', covered: 'Called', calls: 'Calls', answers: 'Answered', share: 'Share', explained: 'Explained', median: 'Median', ninth: 'Nine of ten within', tooFew: 'too few', seconds: '{count} s', own: '{name} (its own)',
  rules: 'Rings for 60 s in the hours of duty of working days; a terminal in a talk is left alone and drawn later. Pictures are kept sealed and deleted after 90 days; each look is logged.',
  bell: 'Roll call by a superior', bellBy: '{office}, {caller}', answer: 'I am here', bellText: 'Whoever is on duty answers. A picture of you is then taken and kept for 90 days; see to it that no petitioner is in it.',
  thanks: 'Answered; the time is recorded.', photographed: 'The picture was sent.', noCamera: 'The camera is not available: no picture was taken. Your answer is recorded.',
  missed: 'Nobody answered the roll call of {office} at {time}.', missedText: 'Why (optional)', missedPlaceholder: 'For example: copied papers with a petitioner', explain: 'Send', seenIt: 'Seen, no explanation',
}

export const refusals = {
  'rollcall.unknown': 'There is no such roll call, or it is not yours to see.', 'rollcall.off-duty': 'Terminals are not on duty now and cannot be rung.', 'rollcall.all-called': 'All terminals there were called in this round. Draw from elsewhere, or wait for the next round.',
  'rollcall.no-terminals': 'No terminal there is in service.', 'rollcall.busy': 'What is left is in a talk or rings already. Try again later.', 'rollcall.over': 'It does not ring any more and does not count as answered. You can say why below.',
  'rollcall.not-at-post': 'Sign in at this terminal first, then answer.', 'rollcall.explained': 'Somebody explained it, or there is nothing to explain.', 'rollcall.still-too-large': 'The picture is too large and was not kept.', 'rollcall.still-unreadable': 'The picture is not whole and was not kept.', 'rollcall.no-still': 'There is no picture, or it was deleted in time.',
}

export const actions = {
  'rollcall.call': 'Roll call', 'rollcall.withdraw': 'Roll call stopped', 'rollcall.answer': 'Roll call answered', 'rollcall.explain': 'Missed roll call explained', 'rollcall.see-still': 'Picture of a roll call seen', 'rollcall.forget-stills': 'Old pictures of roll calls deleted', 'rollcall.reseal': 'Pictures of roll calls sealed with a new key',
}
