/** Notices to petitioners, and the development mailbox. */
export default {
  notices: {
    title: 'Notices', hint: 'Short messages and mails to petitioners. Numbers have their middle left out; reading a whole text and sending again are logged.',
    stage: 'Stage', kind: 'About', days: 'Days', from: 'From', until: 'Until', all: 'All', search: 'Search', clear: 'Clear', newest: 'Newest', older: 'Older',
    time: 'Time', recipient: 'Recipient', office: 'Registered at', receiving: 'Received by', channel: 'By', attempts: 'Tries', receipt: 'Sent, delivered', length: 'Length', case: 'Case',
    loading: 'Reading…', none: 'No notice is like this', noneAtAll: 'There is no notice yet. Petitioners are told by themselves when an appointment gets its time, is moved or cancelled, or when their turn is near.', nobody: 'nobody', guarded: 'kept away',
    segments: '{characters} signs, {segments} SMS', characters: '{characters} signs', open: 'Open {kind} {recipient}', none2: '—',
    tries: '{count}', next: 'next {time}', sent: 'sent {time}', delivered: 'delivered {time}', notSent: 'not sent', uselessAfter: 'of no use after {time}',
    channels: { SMS: 'SMS', EMAIL: 'Mail' },
    services: { GATEWAY: 'SMS gateway', MAIL_SERVER: 'mail server', MAILBOX: 'development mailbox', NONE: 'not configured' },
    stages: { QUEUED: 'Waiting', SENDING: 'Being sent', SENT: 'Sent', DELIVERED: 'Delivered', FAILED: 'Failed', GIVEN_UP: 'Given up', SUPPRESSED: 'Not sent' },
    kinds: {
      BOOKED: 'Time given', MOVED: 'Moved', CANCELLED: 'Cancelled', RETURNED: 'To be completed', REMINDED: 'Reminder to complete', LAPSED: 'Lapsed', REJECTED: 'Not granted', OFFICIAL_ABSENT: 'Official absent',
      LATE: 'Begun without petitioner', DELAYED: 'Begins later', NO_SHOW: 'Did not come', NO_SHOW_AGAIN: 'Did not come twice', TWO_AHEAD: 'Turn is near', CALLED_IN: 'Unit called into a talk', REPRESENTATIVE_CALLED_IN: 'Representative called into a talk', COMMITMENT_KEPT: 'Commitment kept', INQUIRY_CODE: 'Inquiry code', DEFERRED: 'Not received today',
    },
    causes: {
      NO_CONTACT: 'the case has no telephone number', NO_MOBILE: 'a fixed line takes no short messages', OPTED_OUT: 'wants no notices any more', NO_GATEWAY: 'no SMS gateway is configured here', NO_MAIL_SERVER: 'no mail server is configured here',
      SUPERSEDED: 'a newer notice took its place', USELESS: 'it would have come too late', TOO_MANY_TO_ONE: 'this number has had enough for today', TOO_MANY_TODAY: 'enough was sent today; goes out tomorrow', AT_THE_COUNTER: 'was told when checking in',
      GATEWAY_REFUSED: 'the SMS gateway refused it', GATEWAY_BUSY: 'the SMS gateway is busy; tried again', GATEWAY_UNREACHABLE: 'the SMS gateway does not answer; tried again', MAIL_REFUSED: 'the mail server refused it', MAIL_UNREACHABLE: 'the mail server does not answer; tried again',
      GATEWAY_KEY: 'the gateway does not know this server\'s key; tried again', BY_TELEPHONE: 'told by telephone', NOT_DELIVERED: 'the gateway could not deliver it', TRIES_USED_UP: 'tried often enough in vain', SENT_AGAIN: 'sent again by hand',
    },
    stuck: '{channel}: {count} notices have not gone out for more than {minutes} minutes, the oldest written {since}. A technician should look at the gateway or the mail server; what still holds is sent by itself afterwards.',
    noService: 'No SMS gateway is configured here: no short message is sent.', mailboxOn: 'The development mailbox is on: notices are not sent to petitioners but kept in the', mailboxLink: 'mailbox', mailboxOnEnd: '. It must be off before real use.',
    sheet: '{kind}', showText: 'Show the text', text: 'Text', steps: 'What happened', version: 'template {language}, version {version}',
    sendAgain: 'Send again', sendAgainText: 'Send to {recipient} again? They may get it twice.', cancel: 'Cancel', confirmAgain: 'Send',
    optOut: 'Send nothing to this recipient', optIn: 'Send to this recipient again', optedOut: 'This recipient wants no notices any more.', optOutText: 'From now on no notice goes to {recipient}. Only when they ask for it themselves.',
    mailbox: 'Development mailbox', mailboxWarning: 'Development mailbox: none of these notices was sent to anybody. This is for development and demonstrations alone and must be off in real use (dangmian.notices.mailbox).', mailboxNone: 'The mailbox is empty. Notices appear here when an appointment gets its time or is moved, or when a turn is near.',
    mailboxOff: 'There is no development mailbox here: notices go to petitioners.', to: 'To', guardedText: 'You stay away from this case; its text is not shown.',
  },
  outage: {
    since: '{channel} has not gone out since {time}.', waiting: '{office}: {waiting} notices wait.', late: '{office}: {waiting} notices wait, {tooLate} are too late.', nobody: '{office}: no notice is affected so far.', do: 'Telephone those who come next; the rest goes out by itself when it works again.',
    owner: '{name} has seen to it since {time}.', take: 'I see to it', takeOver: 'Take over', list: 'Whom to telephone',
    listTitle: '{channel} does not go out: please telephone', listHint: 'The most urgent first. Press “Told” after the call, and no message follows. Numbers and texts are logged when shown.', none: 'There is nobody to telephone.',
    tooLate: 'Too late for a message; still to be told', until: 'To be told before {time}', call: 'Number and text', callText: 'You telephone in place of a message that does not go out. Showing the whole number is logged.', told: 'Told', noTelephone: 'No telephone number',
  },
}
