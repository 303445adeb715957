import { officeSearch } from './office-search'

export default {
  offices: {
    ...officeSearch,
    title: 'Offices',
    choose: 'Choose an office on the left, or search above.',
    tier: { NATIONAL: 'National', PROVINCE: 'Province', CITY: 'City', COUNTY: 'County', TOWNSHIP: 'Township' },
    code: 'Division code', level: 'Tier', above: 'Above', below: 'Offices below', point: 'Point (WGS-84)', noPoint: 'Not entered', opened: 'Opened', closedOn: 'Closed', since: 'As it is since',
    sinceAlways: 'before these records', successor: 'Merged into', absorbed: 'Merged into this one', readOnly: 'You may look, but not change anything.',
    facts: 'Facts', points: 'Points', withoutPoint: '{count} offices below without a point:', noBorders: 'Points only; no borders are drawn',
    places: 'Terminals and desks', noPlaces: 'No terminal or desk is registered', terminals: 'Terminals', desks: 'Desks',
    history: 'History', noHistory: 'No changes on record', until: 'until', from: 'from',
    ended: { RENAMED: 'Renamed or recoded', MOVED: 'Moved', MERGED: 'Merged', CLOSED: 'Closed' },
    name: 'Name', longitude: 'Longitude', latitude: 'Latitude', cancel: 'Cancel', save: 'Save', done: 'Done',
    open: 'New office below', openTitle: 'New office below {office}', change: 'Change', changeTitle: 'Change {office}',
    changeNote: 'The name and code before are kept in the history.',
    more: 'More', move: 'Move', merge: 'Merge', close: 'Close', import: 'Import',
    moveTitle: 'Move {office}', mergeTitle: 'Merge {office}', closeTitle: 'Close {office}',
    target: 'Target', moveTo: 'Move below which office', mergeInto: 'Merge into which office',
    moveText: '{office} and all {count} offices below it will belong to {target}; the office above it now loses jurisdiction. Terminals, desks, people and cases stay.',
    mergeText: '{office} will be closed and its {count} offices will belong to {target}. Its terminals, desks, people and cases stay readable, under the jurisdiction of {target}.',
    closeText: '{office} will be closed and receives no longer. Its records stay readable, under the jurisdiction of the office above.',
    irreversible: 'This cannot be undone.', confirmMove: 'Move it', confirmMerge: 'Merge it', confirmClose: 'Close it',
  },
  units: {
    title: 'Responsible units', count: '{count}', belowToo: 'With offices below', find: 'Find a unit', none: 'No responsible units', add: 'New unit', addTitle: 'New unit of {office}',
    name: 'Name', kind: 'Kind', office: 'Belongs to', competences: 'Competences', competencesHint: 'Press Enter after each', contacts: 'On call', telephone: 'Telephone', hours: 'Hours', allDay: 'all day',
    masked: 'Numbers are masked; one left as it is stays.', addContact: 'Add a contact', remove: 'Remove', parent: 'Unit above', noParent: 'None', closeUnit: 'Close', closeText: 'Nothing will be assigned to it any longer; its records stay. Close {unit}?', closed: 'Closed', more: 'More', edit: 'Change',
    kinds: { GOVERNMENT: 'Government', PARTY: 'Party', LEGISLATURE: 'Legislature', COURT: 'Court', PROCURATORATE: 'Procuratorate', INSTITUTION: 'Institution', ENTERPRISE: 'Enterprise', OTHER: 'Other' },
  },
  imports: {
    title: 'Import below {office}', kind: 'What', kinds: { TOWNSHIPS: 'Townships', UNITS: 'Responsible units' }, template: 'Download a template',
    hint: 'XLSX, or CSV in UTF-8 or GB18030; at most 8 MB and 20,000 rows. You see a preview first; nothing changes before you confirm.',
    choose: 'Choose a file', reading: 'Uploading and checking row by row…', importing: 'Importing…',
    outcome: { NEW: 'New', CHANGED: 'Changed', UNCHANGED: 'Unchanged', ERROR: 'Faulty' }, row: 'Row', result: 'Result', all: 'All {count} rows',
    hasFaults: '{count} rows have faults. Correct the file and upload it again; a file with faults is not imported at all.', report: 'Download the faults', again: 'Another file',
    confirm: 'Import {count} rows', nothing: 'There is nothing to import', done: 'Imported: {added} new, {changed} changed.', whole: 'All rows or none: a failure in between imports nothing.', finish: 'Close', more: 'More',
    fault: {
      MISSING: 'must be there', BAD_CODE: 'wrong number of digits', BAD_NAME: 'cannot be a name', UNKNOWN_DIVISION: 'no such division in your subtree', NOT_A_COUNTY: 'the office above must be a county', OTHER_PARENT: 'it is below another office; move it there', CODE_TAKEN: 'the code is taken',
      CLOSED: 'closed', REPEATED: 'repeats a row before', BAD_POINT: 'no such point', BAD_KIND: 'no such kind', BAD_COMPETENCE: 'cannot be a competence', UNKNOWN_PARENT: 'no such unit above', BAD_TELEPHONE: 'contact or telephone cannot be used', BAD_HOURS: 'write 08:30-17:30',
    },
  },
}
