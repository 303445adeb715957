import { reactive, ref, watch } from 'vue'
import type { Office, WantedTime, Needs } from './model'

const KEY = 'visit-draft'

const empty = () => ({
  request: crypto.randomUUID() as string,
  step: 0,
  terminal: null as { id: string; name: string } | null,
  from: null as Office | null,
  above: [] as Office[],
  category: '',
  title: '',
  text: '',
  place: null as Office | null,
  office: '',
  wanted: [] as WantedTime[],
  name: '',
  idNumber: '',
  telephone: '',
  address: '',
  headCount: 1,
  language: '',
  help: '',
  representative: null as Needs['representative'],
})
export type Draft = ReturnType<typeof empty>

function kept(): Partial<Draft> | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Draft> | null
  } catch {
    return null
  }
}

/** What was typed and is not sent yet. It stays on this device alone, survives a reload, and goes when it is sent or deleted. */
export function useDraft() {
  const draft = reactive<Draft>({ ...empty(), ...kept() })
  const there = ref(kept() !== null)
  watch(draft, () => {
    if (JSON.stringify({ ...draft, request: '', step: 0 }) === JSON.stringify({ ...empty(), request: '', step: 0 })) return
    localStorage.setItem(KEY, JSON.stringify(draft))
    there.value = true
  })
  function clear(): void {
    Object.assign(draft, empty())
    localStorage.removeItem(KEY)
    there.value = false
  }
  return { draft, there, clear }
}
