import { reactive, watch } from 'vue'
import type { Confidentiality } from '../casework/model'
import type { DocumentKind } from '../reception/check-in-sheet'
import type { Named, Priority } from '../reception/model'
import type { Representative } from './check-in'

export const empty = () => ({
  name: '',
  address: '',
  idNumber: '',
  /** what the reader read; typing may have changed the number since */
  cardNumber: '',
  telephone: '',
  email: '',
  confidentiality: 'NORMAL' as Confidentiality,
  accused: [] as Named[],
  title: '',
  text: '',
  commandId: crypto.randomUUID() as string,
  registered: null as { id: string; number: string } | null,
  office: '',
  headCount: 1,
  priority: null as Priority | null,
  document: 'ID_CARD' as DocumentKind,
  documentReason: '',
  documentUntil: null as string | null,
  category: 'OTHER',
  purpose: 'REQUEST',
  history: 'FIRST',
  place: null as Named | null,
  handledBy: null as Named | null,
  /** the clerk looked at what was brought before and takes this for another matter */
  another: false,
  photo: null as string | null,
  /** why there is no photograph */
  noPhoto: '',
  noPhotoNote: '',
  petitionerPresent: true,
  representatives: [] as Representative[],
  language: '',
  languageNote: '',
  needs: [] as string[],
  needsNote: '',
})

const keyOf = (terminal: string) => `draft-${terminal}`

/** A petitioner who is checked in needs no draft any more, whatever page or crash that happened in. */
export function forgetDraft(terminal: string): void {
  sessionStorage.removeItem(keyOf(terminal))
}

export type Draft = ReturnType<typeof empty>

/** What was typed at this terminal and is not checked in yet; it survives a reload, and goes with the tab. */
export function useDraft(terminal: string) {
  const key = keyOf(terminal)
  const kept = sessionStorage.getItem(key)
  const draft = reactive({ ...empty(), ...(kept ? (JSON.parse(kept) as object) : {}) })
  watch(draft, () => sessionStorage.setItem(key, JSON.stringify(draft)))

  function clear(): void {
    Object.assign(draft, empty())
  }
  return { draft, clear }
}
