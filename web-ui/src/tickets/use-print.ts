import { nextTick, ref } from 'vue'
import { post } from '../api/http'
import type { Reception } from '../reception/model'
import type { Kind, Paper } from './model'

const MILLIMETRES_PER_PIXEL = 25.4 / 96
const SPARE_MILLIMETRES = 4

/** One paper at a time: nothing but it is printed, on a page of its own size. */
export function usePrint() {
  const paper = ref<{ kind: Kind; paper: Paper } | null>(null)
  let sheet: HTMLElement | null = null
  /** For the page to say where it drew the paper. */
  const keepSheet = (drawn: unknown) => (sheet = drawn instanceof HTMLElement ? drawn : null)

  /** A roll has no page: it is cut where the ticket ends. */
  function sizeOf(kind: Kind): string {
    if (kind === 'slip') return 'size: A4; margin: 14mm'
    const height = Math.ceil((sheet?.getBoundingClientRect().height ?? 0) * MILLIMETRES_PER_PIXEL) + SPARE_MILLIMETRES
    return `size: 80mm ${height}mm; margin: 0`
  }
  async function print(kind: Kind, reception: Reception): Promise<void> {
    const printed = await post<Paper>(`/api/terminals/${reception.terminal.id}/receptions/${reception.id}/tickets`)
    paper.value = { kind, paper: printed }
    await nextTick()
    const style = document.createElement('style')
    style.textContent = `@page { ${sizeOf(kind)} }`
    document.head.append(style)
    document.body.classList.add('printing-paper')
    const done = () => {
      document.body.classList.remove('printing-paper')
      style.remove()
      paper.value = null
    }
    window.addEventListener('afterprint', done, { once: true })
    window.print()
  }
  return { paper, keepSheet, print }
}
