import { onScopeDispose, reactive, ref, watch } from 'vue'
import { get } from '../api/http'
import { Refused } from '../wire/connection'
import { type PersonRow, query } from './model'

const TYPING_MILLIS = 200

/** The list, narrowed while one types. An answer that comes after a later question is not shown. */
export function usePeople(fixed: Record<string, string> = {}) {
  const filter = reactive<{ text: string; office: string | null; role: string | null; state: string | null }>({ text: '', office: null, role: null, state: null, ...fixed })
  const rows = ref<PersonRow[] | null>(null)
  const next = ref<string | null>(null)
  const busy = ref(false)
  const refusal = ref<string | null>(null)
  let asked = 0

  async function load(more: boolean): Promise<void> {
    const mine = ++asked
    busy.value = true
    try {
      const page = await get<{ people: PersonRow[]; next: string | null }>(`/api/people?${query({ ...filter, after: more ? next.value : null })}`)
      if (mine !== asked) return
      rows.value = more ? [...(rows.value ?? []), ...page.people] : page.people
      next.value = page.next
      refusal.value = null
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (mine === asked) refusal.value = error.code
    } finally {
      if (mine === asked) busy.value = false
    }
  }

  let timer = 0
  watch(filter, () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void load(false), TYPING_MILLIS)
  })
  onScopeDispose(() => clearTimeout(timer))
  void load(false)
  return { filter, rows, next, busy, refusal, more: () => load(true), again: () => load(false) }
}
