export const documents = {
  title: 'Documents', take: 'Take a picture', bring: 'Choose picture or PDF', close: 'Put it away', number: 'Document {number}', none: 'No documents yet', show: 'Show',
  hint: 'Move the mouse over the document: the other side sees where you point.', by: '{side}, {name}, {time}', side: { TERMINAL: 'petitioner’s side', DESK: 'official’s side' },
  still: { title: 'Take a picture of a document', text: 'Lay the document flat and sharp before the camera, then press “Take and show”.', camera: 'Camera', shoot: 'Take and show', cancel: 'Cancel', noCamera: 'This camera cannot be opened. Choose another one, or check the cable.' },
  working: 'Sending …', past: 'Documents shown in the talk', open: 'Open the picture',
  page: 'Page {page} / {pages}', pages: '{pages} pages', pageOf: 'Document {number}, page {page} / {pages}', previous: 'Previous', next: 'Next', previousKey: 'Key PageUp', nextKey: 'Key PageDown',
  loading: 'Loading the document …', loadingShare: 'Loading the document … {percent}% are here', failed: 'This document was not loaded.', again: 'Load it again',
  openPdf: 'Open', closePdf: 'Close', save: 'Download the PDF (to save or print)',
}

export const refusals = {
  'documents.unknown-reception': 'There is no such reception, or you may not see it.', 'documents.unknown-document': 'There is no such document.', 'documents.unknown-page': 'The document has no such page.',
  'documents.no-talk': 'There is no talk now in which a document could be shown.', 'documents.took-no-part': 'Only the official of this reception and the clerks of its terminal show documents.',
  'documents.full': 'There are fifty documents already.', 'documents.too-large': 'The file is larger than 8 MB. Make it smaller first.', 'documents.unreadable': 'This is no whole JPEG or PNG picture and no whole PDF.',
  'documents.encrypted': 'This PDF has a password or restrictions. Save it as a PDF without encryption first.', 'documents.too-many-pages': 'This PDF has more than fifty pages. Split it first.',
}

export const actions = { 'documents.bring': 'showed a document', 'documents.reseal': 'sealed documents with another key' }
