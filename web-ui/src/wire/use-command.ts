import { ref } from 'vue'
import { Refused } from './refused'

/** Runs one thing at a time and keeps its refusal for the page to show. */
export function useCommand() {
  const busy = ref(false)
  const refusal = ref<string | null>(null)
  async function run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    refusal.value = null
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusal.value = error.code
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { busy, refusal, run }
}
