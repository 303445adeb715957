export const conference = {
  title: 'Called into talks', idle: 'Nobody calls you now. Keep this page open: when an official calls it rings, and you have 20 s to join.', above: 'Somebody calls you: answer at the top of this page.', over: 'The talk you were in is over, or its official asked you to leave.', roomMissing: 'Waiting for the talk to go on…',
  invite: 'Call in', as: 'As what', looking: 'Looking who is on duty…', nobody: 'Nobody of this office can be called today as {kind}.', order: 'They are rung one after another, 20 s each: first who is online and free, then who receives petitioners today, then by name. Whoever must stay away from the case is not among them.',
  kind: { CO_OFFICIAL: 'Co-official', UNIT: 'Responsible unit', INTERPRETER: 'Interpreter', REPRESENTATIVE: 'Representative of the petitioner' },
  besides: {
    title: 'Who stands for the petitioner', open: 'Representatives ({count})', nobody: 'The check-in names no representatives.', present: 'At the terminal', joined: 'Joined by telephone', called: 'Being called', elsewhere: 'Not there', telephone: 'Mobile number', telephoneOf: 'Mobile number of {name}', ringing: 'Calling {name}:',
    hint: 'Whoever is not there is sent a message with a link and waited for 60 s. The petitioner says the number, and it serves for this message alone. As what they come is shown to everybody; in a caucus they see and hear as little as the petitioner.',
  },
  rostered: 'receives today', reachable: 'Online', offline: 'Not online', busy: 'In a talk', callOne: 'Call', callAll: 'Call one after another',
  way: 'How to call', ways: { ACCOUNT: 'People with an account (online)', TELEPHONE: 'Contacts of a unit (short message)' },
  searchUnit: 'Find a responsible unit by name or pinyin', unitsOf: 'Responsible units of {office}', unitHint: 'Type the name of a unit, or the first letters of its pinyin.', choose: 'Choose', otherUnit: 'Another unit', contacts: '{count} contacts', noContacts: 'This unit has no contacts and cannot be called by telephone. Ask the administrator of its office to add some.',
  anyTime: 'at any time', onCallNow: 'on call now', notNow: 'not on call now', callUnit: 'Call by short message', unitOrder: 'Those who are on call are sent a message with a link, one after another, 60 s each. When nobody is on call now, all are called in turn.', sent: 'message sent, not opened yet', opened: 'opened the link, getting ready',
  ringing: 'Calling {office} {name}', cancel: 'Stop calling', nobodyCame: 'Nobody came from {office}', seen: 'All right', asked: 'Being called in: {office}',
  answer: { JOINED: 'joined', REFUSED: 'cannot come', UNANSWERED: 'no answer', CANCELLED: 'called off', KEPT_AWAY: 'has to stay away', UNDELIVERED: 'message not delivered', BUSY: 'is being called to another talk' },
  away: 'Connection lost', onlyTo: { DESK: 'To the official only', TERMINAL: 'To the petitioner only' }, remove: 'Send away', removeConfirm: 'Send {name} away from this talk?',
  caucus: 'Caucus', caucusConfirm: 'Begin a caucus? Picture and sound of the petitioner’s side are off in both directions; everybody else goes on talking. The recording goes on.', endCaucus: 'End the caucus',
  caucusIs: { BEGINNING: 'Picture and sound of the petitioner’s side are being switched off. Wait a moment before you confer…', ON: 'Caucus: the petitioner neither sees nor hears you, and you neither see nor hear the petitioner. Papers and pictures stay here; what is written into the minutes or promised is seen by the petitioner afterwards.', ENDING: 'Picture and sound of the petitioner’s side are coming back…' },
  confersHere: 'The officials are conferring', held: 'Caucus: the petitioner is out of the talk for a while', heldHere: 'The officials are conferring. Please wait: your camera and microphone are off for a while and come back by themselves.', confers: 'Caucus: the petitioner neither sees nor hears you.', interrupted: 'The talk is interrupted until one side is connected again.',
  called: '{by} ({office}) asks you to come into a talk as: {kind}', elsewhere: 'You are in a talk of {by} ({office})', join: 'Join', back: 'Back to the talk', goOnHere: 'Go on here', refuse: 'Cannot come', reason: 'Why (may stay empty; the official sees it)',
  youAre: 'You are here as: {kind}', heardBy: 'Who hears you', speakTo: { ALL: 'To everybody', DESK: 'To the official only', TERMINAL: 'To the petitioner only' }, leave: 'Leave', leaveConfirm: 'Leave this talk? The official can call you in again.',
  showing: {
    camera: 'Document camera', screen: 'Screen of the desk', by: '{name} shows this', coming: 'The picture is on its way …', own: 'Shown to the other side', held: 'Not seen while the officials confer',
    showCamera: 'Show a document live', stopCamera: 'Stop showing', shareScreen: 'Share the screen', stopScreen: 'Stop sharing', noScreen: 'The screen of this machine cannot be shared.',
    title: 'Show a document live', text: 'Choose the camera above the document and press “Begin”. The other side sees it until you press “Stop showing”, and it is recorded.', begin: 'Begin', onlyOne: 'Only the camera for the face is connected. Connect a document camera, or another one.',
  },
}

export const refusals = {
  'conference.not-aside': 'A representative is heard by everybody, like the petitioner.', 'conference.unknown-representative': 'The check-in names no such representative.', 'conference.representative-present': 'This representative is at the terminal and need not be called.', 'conference.called-already': 'This representative is being called, or is in a talk.', 'conference.caucus': 'The officials are conferring: minutes and papers are not shown for a while and come back by themselves.',
  'conference.unknown-invitation': 'This call is over, or it was not for you.', 'conference.unknown-reception': 'There is no such reception, or you may not see it.', 'conference.not-in-talk': 'No talk goes on now.',
  'conference.nobody-on-call': 'Nobody of this office can be called.', 'conference.unit-accused': 'The case is about this unit, or about the office that it is of: it has to stay away and cannot be called in.', 'conference.full': 'Six others have been in the talk or are being called. No more can be called in.', 'conference.kept-away': 'You have to stay away from this case and cannot join.', 'conference.not-interpreter': 'Only an interpreter speaks to the petitioner alone.',
}

export const actions = {
  'conference.invite': 'called somebody into a talk', 'conference.cancel': 'stopped calling somebody in', 'conference.remove': 'sent somebody away from a talk', 'conference.join': 'joined a talk', 'conference.open-link': 'opened the link to a talk', 'identity.enter-by-link': 'came in by a link in a short message', 'conference.refuse': 'could not come into a talk', 'conference.leave': 'left a talk', 'conference.nobody-came': 'called somebody in vain',
  'conference.speak-to': 'changed who hears them', 'conference.begin-caucus': 'began a caucus', 'conference.end-caucus': 'ended a caucus',
  'conference.show-camera': 'showed a document live', 'conference.stop-camera': 'stopped showing a document live', 'conference.share-screen': 'shared the screen', 'conference.stop-screen': 'stopped sharing the screen',
}
