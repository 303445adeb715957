import { nextTick, type Ref, shallowRef } from 'vue'
import type { Kind } from './model'

const MILLIMETRES_PER_PIXEL = 25.4 / 96
const SPARE_MILLIMETRES = 4

/** One paper at a time: nothing but it is printed, on a page of its own size. */
export function usePrint<P>() {
  const paper: Ref<{ kind: Kind; paper: P } | null> = shallowRef(null)

  /** A roll has no page: it is cut where the ticket ends. */
  function sizeOf(kind: Kind): string {
    if (kind === 'slip') return 'size: A4; margin: 14mm'
    const drawn = document.querySelector('body > .paper')
    const height = Math.ceil((drawn?.getBoundingClientRect().height ?? 0) * MILLIMETRES_PER_PIXEL) + SPARE_MILLIMETRES
    return `size: 80mm ${height}mm; margin: 0`
  }
  async function print(kind: Kind, printed: P): Promise<void> {
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
  return { paper, print }
}
