export const minutes = {
  title: 'Minutes', loading: 'Loading…', empty: 'Nothing is written yet. Begin with a template, or type the first line.', template: 'Template', phrases: 'Phrases', first: 'Begin',
  kind: { QUESTION: 'Q', ANSWER: 'A', NOTE: 'N' }, line: 'Line {n} ({kind})', kept: 'Saved', saving: 'Saving…', unsaved: 'Not saved yet', remove: 'Remove this line',
  grows: '{name} is writing:', theirs: '{name} changed this line meanwhile:', useMine: 'Keep mine', useTheirs: 'Take theirs',
  keys: 'Enter: next line. Ctrl+Enter: new row. Alt+1/2/3: question, answer, note. Backspace removes an empty line.',
  show: 'Let the petitioner read and sign', showConfirm: 'The minutes are locked and shown to those who came. They can be taken back to be corrected.', shownHere: 'The petitioner is reading and signing', shownWait: 'The minutes are locked (version {version}).',
  reopen: 'Take back to correct', reopenConfirm: 'The signatures under this version become void; it must be read and signed again.',
  sign: 'Sign', signOfficial: 'Sign as the official', signOfficialConfirm: 'You sign these minutes (version {version}) with your own account. They cannot be changed afterwards.', signer: { PETITIONER: 'Petitioner', OFFICIAL: 'Official' },
  way: { DRAWN: 'signed by hand', SCANNED: 'signed on paper (scanned)', ACCOUNT: 'signed with the own account', DECLINED: 'not signed: {reason}' }, waiting: 'to sign',
  byPhone: 'signs on their telephone', read: 'Please read the minutes below. If they are true and complete, sign them; if something is wrong, tell the clerk.', larger: 'Larger text', smaller: 'Smaller text',
  pad: '{name}, please sign in the box', clear: 'Write again', confirm: 'Confirm', cancel: 'Cancel', padEmpty: 'Nothing is written yet', paper: 'Print to sign', upload: 'Upload the signed scan', uploadHint: 'PDF, JPEG or PNG, at most 10 MB',
  decline: 'Does not sign', declineReason: 'Why it is not signed', declineConfirm: 'Record as not signed', closed: 'The minutes are signed and kept in the case', print: 'Print the minutes', word: 'Export to Word', scan: 'Open the scan', signedBy: '{part} {name}',
  hash: 'Hash of the text', intact: 'Text and signatures are as they were when signed', broken: 'Text or signatures are not as they were when signed; tell the auditor at once', none: 'There are no minutes of this reception', jump: 'Play this moment',
  supplements: 'Supplements', supplement: 'Supplement (adds to the minutes and never changes them; within 2 working days after the talk)', add: 'Add', addConfirm: 'A supplement cannot be changed or removed. Add it?',
  verify: 'Verify a file', verifyHint: 'Choose a PDF to see whether it is the one that was signed', verdict: { SIGNED: 'Byte by byte the signed minutes ({number})', ALTERED: 'Altered: not the minutes that were signed ({number})', UNKNOWN: 'No file of minutes that you may see' },
  manage: 'Manage phrases', manageHint: 'One in each row, at most 100', keep: 'Save', endUnsigned: 'The minutes are not signed by all. Once the petitioner has left they cannot be signed here.', tab: { minutes: 'Minutes', matter: 'Matter', line: 'Line' },
}

export const refusals = {
  'minutes.unknown-reception': 'There is no such reception, or you may not see it.', 'minutes.no-talk': 'There is no talk to write about.', 'minutes.too-late': 'Two working days have passed since the talk; nothing can be written, signed or added any longer.',
  'minutes.unknown-line': 'This line is no longer there.', 'minutes.line-changed': 'The other side has just changed the minutes. Look at them once more.', 'minutes.empty-line': 'An empty line cannot be saved.', 'minutes.full': 'There is no room for more.',
  'minutes.empty': 'Nothing is written yet.', 'minutes.not-open': 'The minutes are being signed, or are signed; they cannot be changed.', 'minutes.not-shown': 'This version was taken back or is signed. Look at the newest one.', 'minutes.not-closed': 'The minutes can still be changed; no supplement is needed.',
  'minutes.other-text': 'You did not see the newest text. Read it once more before you sign.', 'minutes.unknown-signer': 'Nobody of this number came.', 'minutes.signs-elsewhere': 'This one takes part by telephone and signs there; here only why it is not signed can be noted.', 'minutes.signed-already': 'This one has signed already.', 'minutes.how-signed': 'Sign, upload a scan, or say why it is not signed (one of them).',
  'minutes.empty-signature': 'The signature is too short. Write it again.', 'minutes.bad-signature': 'The signature is too complicated. Write it again.', 'minutes.took-no-part': 'Only the official of this reception and the clerks of its terminal may write, sign or add to it.',
}

export const actions = {
  'minutes.write': 'wrote minutes', 'minutes.remove': 'removed a line of minutes', 'minutes.show': 'gave minutes to be read', 'minutes.reopen': 'took minutes back', 'minutes.sign': 'signed minutes', 'minutes.close': 'closed minutes', 'minutes.make-paper': 'made the paper of minutes',
  'minutes.print': 'printed minutes', 'minutes.export': 'exported minutes', 'minutes.supplement': 'added to minutes', 'minutes.keep-phrases': 'changed own phrases', 'minutes.reseal': 'sealed minutes anew',
}
