import { ref, watch } from 'vue'
import { post } from '../api/http'
import type { EarlierCase } from '../casework/model'
import type { Named } from '../reception/model'
import type { Draft } from './use-draft'

const PERSON_MILLIS = 400
/** Each question is logged: a matter that is being typed is not asked about at every word. */
const MATTER_MILLIS = 2000

/** What this person brought before, asked for anew while the clerk types. A matter is of the clerk's own place until another is chosen. */
export function useEarlier(draft: Draft, office: Named) {
  const found = ref<EarlierCase[] | null>(null)
  let timer = 0
  let asked = ''

  function question() {
    const number = draft.document === 'NONE' ? '' : draft.idNumber.trim()
    const telephone = draft.telephone.replace(/\D/g, '').length < 7 ? '' : draft.telephone
    if (draft.registered || (!number && !telephone)) return null
    return { name: draft.name, document: draft.document, idNumber: number, telephone, title: draft.title, text: draft.text, category: draft.category, place: draft.place?.id ?? office.id }
  }
  /** Quietly: a number that does not add up is told when the matter is registered. */
  async function look(): Promise<void> {
    clearTimeout(timer)
    const body = question()
    const mine = JSON.stringify(body)
    if (mine === asked) return
    asked = mine
    const told = body ? await post<{ cases: EarlierCase[] }>('/api/cases/earlier', body).catch(() => null) : null
    if (mine === asked) found.value = told?.cases ?? null
  }
  function later(millis: number) {
    clearTimeout(timer)
    timer = window.setTimeout(() => void look(), millis)
  }
  watch(() => [draft.document, draft.idNumber, draft.telephone, draft.name, draft.registered?.id], () => later(PERSON_MILLIS), { immediate: true })
  // What was answered before a case was registered does not know of it.
  watch(() => draft.registered?.id, () => {
    asked = ''
    found.value = null
  })
  watch(() => [draft.title, draft.text, draft.category, draft.place?.id], () => later(MATTER_MILLIS))
  return { found, look }
}
