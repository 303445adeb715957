export const help = {
  title: 'Technical help', ask: 'Technical help', openShort: 'Help asked for', takenShort: '{name} is on it',
  what: 'What is wrong', words: 'More about it (optional)', wordsHint: 'A telephone number, or what the page says', send: 'Ask a technician for help', withdraw: 'It works again: take it back',
  about: { PICTURE: 'No picture, or a bad one', SOUND: 'No sound, or bad sound', LINE: 'The line stutters or freezes', DEVICE: 'Card reader, printer or other device', OTHER: 'Something else' },
  asked: 'Asked at {time}: {about}.', waits: 'Waiting for a technician.', waitsLong: 'Nobody took it for more than 5 minutes. Please telephone a technician.', taken: '{name} took it at {time} and sees to it.',
  answer: '{name} was done at {time}: {note}', nobody: 'Neither this office nor one above it has a technician, so nobody will see this. Please telephone.',
  loading: 'Loading…', none: 'Nobody asks for help now', stale: 'No connection to the server: this may be out of date.', since: 'Asked', where: 'Where', who: 'Asked by', owner: 'Technician', noOwner: 'Nobody yet',
  ago: '{count} min ago', inTalk: 'in a reception', take: 'Take', takeOver: 'Take over', close: 'Done', closeTitle: '{post}: done', note: 'What it was and what was done', closed: 'Closed within a day', withdrawn: 'Taken back',
}

export const alarm = {
  at: 'Somebody is in danger: {office}, {post} ({name})', do: 'Send somebody or call the police now. Do not telephone this post.', take: 'I see to it', close: 'Dealt with', closeTitle: '{post}: what was done', note: 'Who came, what it was and how it ended',
  how: 'In danger, press F8 twice, or click the help button three times: whoever is on duty here and above is told at once. This page says and sounds nothing, and the other side sees nothing. One “·” on the button means it was sent, “··” that somebody sees to it.',
}

export const refusals = { 'support.unknown-call': 'There is no such call for help, or it was closed.', 'support.unknown-alarm': 'There is no such alarm.', 'support.alarm-closed': 'Somebody else has dealt with this alarm.' }

export const actions = { 'support.ask': 'asked for technical help', 'support.withdraw': 'took back a call for help', 'support.take': 'took a call for help', 'support.close': 'closed a call for help', 'support.raise-alarm': 'raised an alarm', 'support.take-alarm': 'took an alarm', 'support.close-alarm': 'closed an alarm' }
