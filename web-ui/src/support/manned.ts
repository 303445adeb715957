import { onBeforeUnmount, ref } from 'vue'

/** The terminal or desk where this page works now, as its addresses begin. */
export const manned = ref<string | null>(null)

/** @param path such as /api/desks/… */
export function useManned(path: string): void {
  manned.value = path
  onBeforeUnmount(() => {
    if (manned.value === path) manned.value = null
  })
}
