import type { Growing, OnPaper } from '../minutes/model'
import type { Named, Reception } from '../reception/model'

/** What the petitioner's screen beside the terminal shows. */
export interface Shown {
  terminal: Named | null
  reception: Reception | null
  minutes: OnPaper | null
  growing: Growing | null
}

const NAME = 'dangmian second screen'
const NOTHING: Shown = { terminal: null, reception: null, minutes: null, growing: null }
export const AGAIN_MILLIS = 3000
/** Nothing was told for so long: the terminal's page is gone. */
export const SILENT_MILLIS = 8000

/** From the terminal's page to the screen that stands before the petitioner; both are windows of one browser, and no server is asked. */
export class SecondScreen {
  private readonly channel = new BroadcastChannel(NAME)
  private shown: Shown = NOTHING
  private readonly timer = window.setInterval(() => this.post(), AGAIN_MILLIS)

  constructor() {
    this.channel.onmessage = () => this.post()
  }

  tell(part: Partial<Shown>): void {
    this.shown = { ...this.shown, ...part }
    this.post()
  }

  private post(): void {
    // Without what makes it reactive, which no other window understands.
    this.channel.postMessage(JSON.parse(JSON.stringify(this.shown)))
  }

  close(): void {
    clearInterval(this.timer)
    this.channel.postMessage(NOTHING)
    this.channel.close()
  }
}

/** On the screen itself. @returns what stops listening */
export function listen(take: (shown: Shown) => void): () => void {
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = (message: MessageEvent<Shown | 'hello'>) => {
    if (message.data !== 'hello') take(message.data)
  }
  channel.postMessage('hello')
  return () => channel.close()
}

export const openSecondScreen = () => void window.open('/terminal/#second', 'dangmian-second', 'popup,width=1280,height=800')

/** What the screen is for at this moment. */
export type Mode = 'lost' | 'welcome' | 'waiting' | 'ringing' | 'writing' | 'reading' | 'over'
export function modeOf(shown: Shown | null, heardAt: number, now: number): Mode {
  if (!shown || now - heardAt > SILENT_MILLIS) return 'lost'
  const { reception, minutes } = shown
  if (!reception) return 'welcome'
  if (reception.stage === 'QUEUED' || reception.stage === 'SKIPPED') return 'waiting'
  if (reception.stage === 'CALLED') return 'ringing'
  if (minutes?.reception === reception.id && minutes.stage === 'SHOWN') return 'reading'
  return ['ENDED', 'ARCHIVED', 'LEFT', 'DEFERRED'].includes(reception.stage) ? 'over' : 'writing'
}
