import type { Directive } from 'vue'

/** Puts the cursor into the first field of a dialog: Element Plus gives it to the dialog itself, in the tick after it opens. */
export const vFirstField: Directive<HTMLElement> = {
  mounted: (form) => void setTimeout(() => form.querySelector<HTMLElement>('input:not([hidden]):not([type=radio]), textarea')?.focus()),
}
