import { onScopeDispose, ref } from 'vue'

/** The time, told four times a second. */
export function useNow() {
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), 250)
  onScopeDispose(() => clearInterval(timer))
  return now
}
