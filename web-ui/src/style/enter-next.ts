import type { Directive } from 'vue'

const FIELDS = 'input:not([type=hidden]):not([type=file]):not(:disabled), select:not(:disabled), textarea:not(:disabled)'

const shown = (one: HTMLElement) => one.getClientRects().length > 0

function next(form: HTMLElement, field: HTMLElement): HTMLElement | null {
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter(shown)
  return fields[fields.indexOf(field) + 1] ?? null
}

function key(event: KeyboardEvent) {
  const form = event.currentTarget as HTMLFormElement
  const field = event.target as HTMLElement
  if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented || !field.matches('input, select')) return
  if (field.matches('[type=file], [role=combobox]')) return
  event.preventDefault()
  const after = next(form, field)
  if (after) after.focus()
  else form.requestSubmit()
}

/** Enter goes to the next field of a form, and from the last one on; in a text of several lines it is a new line. */
export const vEnterNext: Directive<HTMLFormElement> = {
  mounted: (form) => form.addEventListener('keydown', key),
  unmounted: (form) => form.removeEventListener('keydown', key),
}

/** Puts the cursor where something is missing. */
export function focusOn(hook: string): void {
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(`[data-test="${hook}"]`)
    const field = found?.matches('input, select, textarea, button') ? found : found?.querySelector<HTMLElement>('input, select, textarea, button')
    field?.focus()
    field?.scrollIntoView?.({ block: 'nearest' })
  })
}
