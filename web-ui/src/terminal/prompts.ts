import { reactive } from 'vue'
import type { Reception } from '../reception/model'

export type Prompt = 'waiting' | 'calling' | 'connecting' | 'passed-over' | 'talk-over' | 'over'

/** What is said of a reception to whoever does not read the screen; nothing while somebody may be heard. */
export function promptOf(reception: Pick<Reception, 'stage' | 'gateOpen' | 'waiting'> | null): Prompt | null {
  switch (reception?.stage) {
    case 'QUEUED':
      return reception.waiting?.awaySince ? null : 'waiting'
    case 'CALLED':
      return 'calling'
    case 'SKIPPED':
      return 'passed-over'
    case 'CONNECTING':
      return reception.gateOpen ? null : 'connecting'
    case 'WRAP_UP':
      return 'talk-over'
    case 'ENDED':
    case 'ARCHIVED':
      return 'over'
    case 'IN_PROGRESS':
    case 'INTERRUPTED':
    case 'SUSPENDED':
    case 'LEFT':
    case 'DEFERRED':
    case undefined:
      return null
  }
}

/** How it is at this terminal's page. */
export const prompts = reactive({
  on: true,
  /** a machine speaks, because nobody recorded it */
  synthesised: false,
  saying: null as Prompt | null,
  /** what was heard to its end, the last at the end */
  said: [] as Prompt[],
  /** the loudest that was really played, 0 to 1 */
  peak: 0,
})

const key = (terminal: string) => `prompts:${terminal}`

export function recallPrompts(terminal: string): void {
  prompts.on = localStorage.getItem(key(terminal)) !== 'off'
}
export function switchPrompts(terminal: string): void {
  prompts.on = !prompts.on
  localStorage.setItem(key(terminal), prompts.on ? 'on' : 'off')
}
