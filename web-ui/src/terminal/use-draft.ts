import { reactive, watch } from 'vue'
import type { Confidentiality } from '../casework/model'
import type { Named, Priority } from '../reception/model'

const empty = () => ({
  name: '',
  address: '',
  idNumber: '',
  telephone: '',
  confidentiality: 'NORMAL' as Confidentiality,
  accused: [] as Named[],
  title: '',
  text: '',
  commandId: crypto.randomUUID() as string,
  registered: null as { id: string; number: string } | null,
  office: '',
  headCount: 1,
  priority: null as Priority | null,
})

const keyOf = (terminal: string) => `draft-${terminal}`

/** A petitioner who is checked in needs no draft any more, whatever page or crash that happened in. */
export function forgetDraft(terminal: string): void {
  sessionStorage.removeItem(keyOf(terminal))
}

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
