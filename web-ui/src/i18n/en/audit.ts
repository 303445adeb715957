import { actions as checkIn } from './check-in'
import { actions as ofDisplays } from './displays'
import { actions } from './line'
import { actions as ofScheduling } from './scheduling'
import { actions as ofCommitments } from './commitments'
import { actions as ofConference } from './conference'
import { actions as ofHandOver } from './hand-over'
import { actions as ofDocuments } from './documents'
import { actions as ofInquiries } from './inquiry'
import { actions as ofMinutes } from './minutes'
import { actions as ofPromises } from './promise'
import { actions as ofRollCalls } from './roll-call'
import { actions as ofSupport } from './support'

export default {
  audit: {
    title: 'Audit log', lines: 'Log', chain: 'Chain and seals',
    time: 'Time', person: 'Person', office: 'Office', actionHead: 'Action', outcomeHead: 'Outcome', subject: 'Subject id', number: 'Line', position: 'Position in the chain',
    from: 'From', until: 'Until', all: 'All', personHint: 'Name or login', search: 'Search', clear: 'Clear', export: 'Export as a table',
    loading: 'Reading…', none: 'No line of the log fits', newest: 'Newest', newer: 'Newer', older: 'Older', logged: 'Searching and exporting are logged',
    system: 'System', gone: 'no longer there', comma: ', ', open: 'Open line {id}', lineTitle: 'Line {id} of the log', noOffice: 'Of no office', notChained: 'Not chained yet',
    outcome: { done: 'Done', refused: 'Refused' },
    positionNow: 'Chained lines', waiting: 'Waiting', lastHead: 'Last seal', never: 'never',
    verification: 'Verification', verifyHint: 'Checks every line, the chain of hashes and every signed seal. Any edit, deletion, insertion, swap or cut is shown at its row. Done by itself once a day.', verifyNow: 'Verify now',
    byItself: 'by itself', rows: '{rows} rows checked',
    stage: { running: 'Verifying', sound: 'Sound: nothing was changed', broken: 'The log was changed! {findings} findings', failed: 'The verification could not be done. Call a technician', interrupted: 'The verification broke off. Verify again' },
    findingKind: 'Finding', moreFindings: 'Only the first {shown} are shown',
    finding: {
      LINE_EDITED: 'The line was edited', LINK_EDITED: 'The chain’s row of this line was edited', ROW_EDITED: 'The line or its row of the chain was edited', LINE_DELETED: 'The line was deleted',
      LINK_DELETED: 'A row of the chain was deleted', REORDERED: 'The order was changed', LINE_UNCHAINED: 'The line was slipped in later, or its row of the chain was deleted', CHAIN_REPLACED: 'The chain before this is not the one that was signed: it was cut off or made anew',
      TAIL_CUT: 'Newest rows that were there at the signing were cut off', HEAD_EDITED: 'The seal was edited, or is signed by an unknown key', HEAD_DELETED: 'The seal was deleted', ANCHOR_EDITED: 'A seal kept beside the database was edited',
    },
    heads: 'Seals', headsHint: 'Once a day the system signs where the chain stands and writes it down beside the database. Printed, signed and stamped, it proves that the log before it was not rewritten.', signNow: 'Seal now', noHeads: 'No seal yet', headNumber: 'Seal', printPage: 'To print',
    back: 'Back', print: 'Print', headTitle: 'Seal of the audit log', headWhat: 'Up to the time below, the audit log of this system has {position} lines. The end of its chain of hashes is as follows, signed by the system. With this page one can check whether these lines were changed afterwards.',
    beijing: '(Beijing time)', key: 'Key', signature: 'Signature (Ed25519)', signedText: 'The signed text', byHand: 'Signature by hand', dateByHand: 'Date', stamp: 'Stamp',
    action: {
      ...ofScheduling,
      ...actions,
      ...checkIn,
      ...ofDisplays,
      ...ofCommitments, ...ofConference, ...ofHandOver, ...ofDocuments, ...ofInquiries, ...ofMinutes, ...ofPromises, ...ofRollCalls, ...ofSupport,
      'identity.sign-in': 'Sign in', 'identity.sign-out': 'Sign out', 'identity.unit-sign-in': 'Sign in by the unit',
      'identity.use-recovery-code': 'Use a recovery code', 'identity.change-password': 'Change the password',
      'identity.reset-password': 'Reset a password', 'identity.set-factor': 'Set up an authenticator app',
      'identity.remove-factor': 'Remove an authenticator app', 'identity.reset-factors': 'Reset second factors',
      'identity.renew-recovery-codes': 'Make new recovery codes', 'identity.add-passkey': 'Add a passkey', 'identity.remove-passkey': 'Remove a passkey',
      'identity.end-sessions': 'Sign out elsewhere', 'identity.set-provider': 'Set a unit’s own sign-in', 'identity.create-person': 'Make an account',
      'identity.rename-person': 'Rename a person', 'identity.move-person': 'Move a person', 'identity.disable-person': 'Disable an account',
      'identity.enable-person': 'Enable an account', 'identity.appoint': 'Appoint a first administrator', 'identity.assign-duty': 'Give a duty',
      'identity.end-duty': 'End a duty', 'identity.note-leave': 'Note a leave', 'identity.end-leave': 'End a leave',
      'identity.substitute': 'Name a substitute', 'identity.end-substitution': 'End a substitution', 'identity.enrol-device': 'Enrol a device',
      'identity.end-device': 'Device no longer enrolled', 'identity.renew-device-key': 'Renew a device’s key',
      'wire.http': 'Forbidden request', 'wire.send': 'Forbidden command', 'wire.subscribe': 'Forbidden subscription', 'wire.connect': 'Refused connection',
      'organization.open-office': 'Open an office', 'organization.change-office': 'Change an office', 'organization.move-office': 'Move an office',
      'organization.merge-office': 'Merge an office', 'organization.close-office': 'Close an office', 'organization.add-unit': 'Add a responsible unit',
      'organization.change-unit': 'Change a responsible unit', 'organization.close-unit': 'Close a responsible unit',
      'organization.preview-import': 'Upload an import', 'organization.confirm-import': 'Confirm an import',
      'casework.register': 'Register a case', 'casework.search': 'Search cases', 'casework.unmask': 'Show a whole number', 'casework.recuse': 'Recuse',
      'casework.lift-recusal': 'Lift a recusal', 'casework.kept-away': 'Kept away from a case', 'casework.guard': 'Change confidentiality and lists',
      'casework.relate': 'Declare a relation', 'casework.end-relation': 'End a relation',
      'notices.read-text': 'Read the text of a notice', 'notices.read-mailbox': 'Read the development mailbox', 'scheduling.import-tier-rule': 'Import a tier rule', 'notices.find-outage': 'Notices no longer go out', 'notices.end-outage': 'Notices go out again', 'notices.take-outage': 'See to those whom no notice reaches', 'notices.tell-by-telephone': 'Tell a petitioner by telephone', 'notices.send-again': 'Send a notice again', 'notices.opt-out': 'Opt out of notices', 'notices.opt-in': 'Opt in to notices', 'notices.reseal': 'Change the key of notices',
      'casework.reseal': 'Change the key of petitioners’ numbers', 'identity.reseal': 'Change the key of sign-in secrets', 'organization.reseal': 'Change the key of telephones',
      'terminals.create': 'Add a terminal', 'terminals.rename': 'Rename a terminal', 'terminals.close': 'Close a terminal',
      'terminals.show-code': 'Show an enrolment code', 'terminals.enrol': 'Enrol a terminal', 'terminals.devices-changed': 'Devices changed',
      'terminals.confirm-devices': 'Confirm devices', 'terminals.self-test': 'Self-test', 'terminals.sign': 'Sign a commissioning',
      'terminals.commission': 'Commission a terminal', 'terminals.close-task': 'Close a task', 'terminals.export': 'Export the terminals',
      'reception.take-post': 'Take a post', 'reception.release-post': 'Leave a post', 'reception.PetitionerCheckedIn': 'Check in',
      'reception.PetitionerCalled': 'Call', 'reception.CallUnanswered': 'Call unanswered', 'reception.PetitionerRejoined': 'Rejoin the line',
      'reception.PetitionerDeferred': 'Deferred to another day', 'reception.PetitionerLeft': 'Leave the line', 'reception.CallAccepted': 'Accept the call', 'reception.GateOpened': 'Open the picture',
      'reception.ConversationStarted': 'Start the talk', 'reception.ConversationInterrupted': 'Talk interrupted',
      'reception.ConversationResumed': 'Talk resumed', 'reception.ReceptionSuspended': 'Reception suspended',
      'reception.ReturnedToLine': 'Back to the line', 'reception.TalkFinished': 'Finish the talk', 'reception.ReceptionEnded': 'End the reception',
      'reception.ReceptionArchived': 'Reception archived', 'reception.RecorderChanged': 'Recorder changed',
      'supervision.watch': 'Watch', 'supervision.close-watch': 'End a watch',
      'archive.search': 'Search the words of minutes', 'archive.play': 'Play a recording', 'archive.take-pack': 'Download an evidence pack', 'archive.take-composite': 'Make the film of a talk', 'archive.add-exhibits': 'Seal papers with a recording', 'archive.start-recording': 'Start recording', 'archive.finish-recording': 'Finish recording',
      'archive.keep-recording': 'Archive a recording', 'archive.fail-recording': 'Recording failed', 'archive.abandon-recording': 'Abandon recording', 'archive.classify': 'Decide how long a recording is kept', 'archive.hold': 'Hold a recording', 'archive.release': 'Release a hold', 'archive.ask-deletion': 'Ask for the destruction of a recording', 'archive.withdraw-deletion': 'Take back what was asked for', 'archive.order-deletion': 'Confirm the destruction of a recording', 'archive.destroy-recording': 'Recording destroyed', 'archive.replace-recorder': 'Replace the recorder', 'archive.tell-again': 'Tell the recording service again', 'archive.compare': 'Compare all recordings',
      'archive.raise-incident': 'Recording incident found', 'archive.settle-incident': 'Recording incident mended itself', 'archive.take-incident': 'Take a recording incident', 'archive.close-incident': 'Close a recording incident',
      'audit.read': 'Read the log', 'audit.export': 'Export the log', 'audit.verify': 'Verify the log', 'audit.sign-head': 'Seal the log',
    },
  },
}
