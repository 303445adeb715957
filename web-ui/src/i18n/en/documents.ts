export const documents = {
  title: 'Documents', take: 'Take a picture', bring: 'Choose a picture', close: 'Put it away', number: 'Document {number}', none: 'No documents yet', show: 'Show',
  hint: 'Move the mouse over the document: the other side sees where you point.', by: '{side}, {name}, {time}', side: { TERMINAL: 'petitioner’s side', DESK: 'official’s side' },
  still: { title: 'Take a picture of a document', text: 'Lay the document flat and sharp before the camera, then press “Take and show”.', camera: 'Camera', shoot: 'Take and show', cancel: 'Cancel', noCamera: 'This camera cannot be opened. Choose another one, or check the cable.' },
  working: 'Sending …', past: 'Documents shown in the talk', open: 'Open the picture',
}

export const refusals = {
  'documents.unknown-reception': 'There is no such reception, or you may not see it.', 'documents.unknown-document': 'There is no such document.',
  'documents.no-talk': 'There is no talk now in which a document could be shown.', 'documents.took-no-part': 'Only the official of this reception and the clerks of its terminal show documents.',
  'documents.full': 'There are fifty documents already.', 'documents.too-large': 'The picture is larger than 8 MB. Make it smaller first.', 'documents.unreadable': 'This is no whole JPEG or PNG picture.',
}

export const actions = { 'documents.bring': 'showed a document', 'documents.reseal': 'sealed documents with another key' }
