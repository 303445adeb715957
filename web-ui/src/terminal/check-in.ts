import { get, upload } from '../api/http'
import type { DocumentKind, Relation } from '../reception/check-in-sheet'
import { addsUp } from '../agent/card'
import type { Choice, Named } from '../reception/model'

export const PURPOSES = ['REQUEST', 'APPEAL', 'SUGGESTION', 'ACCUSATION', 'OTHER'] as const
export const HISTORIES = ['FIRST', 'IN_HAND', 'OPINION', 'REVIEWED', 'FINALIZED'] as const
/** Of whom somebody must be known who handled it before. */
export const isHandled = (history: string) => ['IN_HAND', 'OPINION', 'REVIEWED'].includes(history)

/** No more than this many come in; as many or more are a group. */
export const GROUP = 5
export const MOST_HEADS = 99

export interface Representative {
  name: string
  document: DocumentKind
  number: string
  relation: Relation
  present: boolean
  powerOfAttorney: { id: string; name: string } | null
}
export interface Office extends Named {
  tier: string
  desks: number
  waiting: number
}
export interface Notice {
  version: string
  paragraphs: { zh: string; en: string }[]
}
export interface Choices {
  languages: Choice[]
  needs: Choice[]
  noPhoto: Choice[]
}
export interface Category {
  code: string
  zh: string
  en: string
}
export const emptyRepresentative = (): Representative => ({ name: '', document: 'ID_CARD', number: '', relation: 'FAMILY', present: true, powerOfAttorney: null })

/** @returns what is missing of a representative, by the name of its field */
export function lackingOf(one: Representative): string | null {
  if (!one.name.trim()) return 'representative-name'
  const card = one.document === 'ID_CARD' || one.document === 'HMT_PERMIT'
  if (one.document !== 'NONE' && !(card ? addsUp(one.number) : one.number.trim())) return 'representative-number'
  return one.relation === 'AGENT' && !one.powerOfAttorney ? 'attorney' : null
}

/** How many come in; the petitioner counts. */
export const entering = (petitioner: boolean, all: Representative[]) => (petitioner ? 1 : 0) + all.filter((one) => one.present).length

/** @returns the field where it is said why there is no photograph, if that is still to be said */
export function lackingOfPhoto({ photo, noPhoto, noPhotoNote }: { photo: string | null; noPhoto: string; noPhotoNote: string }): string | null {
  if (photo) return null
  if (!noPhoto) return 'no-photo'
  return noPhoto === 'OTHER' && !noPhotoNote.trim() ? 'no-photo-note' : null
}

/** Keeps a file for the check-in of this terminal. @returns its id */
export async function keep(terminal: string, kind: 'PHOTO' | 'POWER_OF_ATTORNEY', file: Blob): Promise<string> {
  const form = new FormData()
  form.append('kind', kind)
  form.append('file', file)
  return (await upload<{ id: string }>(`/api/terminals/${terminal}/materials`, form)).id
}

let choices: Promise<Choices> | null = null
let categories: Promise<Category[]> | null = null

/** What can be chosen; asked once for a page. */
export function askChoices(): Promise<Choices> {
  choices ??= get<Choices>('/api/check-in-choices').catch((error: unknown) => {
    choices = null
    throw error
  })
  return choices
}
export function askCategories(): Promise<Category[]> {
  categories ??= get<Category[]>('/api/matter-categories').catch((error: unknown) => {
    categories = null
    throw error
  })
  return categories
}
