import { cardOf, type Card } from './card'

export const AGENT = 'ws://127.0.0.1:28461/agent'
const VERSIONS = [1]
const WELCOME_MILLIS = 2000
const AGAIN_MILLIS = 10_000
const WAIT_SECONDS = 30
const READING_MILLIS = 15_000

/** ABSENT: nothing answers there, or it does not let this page in. A browser does not tell which. */
export type AgentState = 'CONNECTING' | 'ABSENT' | 'OUTDATED' | 'NO_READER' | 'READY'
export type CardTrouble = 'NO_READER' | 'NO_CARD' | 'UNREADABLE' | 'BUSY' | 'CANCELLED' | 'LOST'
export type Step = 'WAITING' | 'READING'
export type Listener = { state: (state: AgentState) => void; step: (step: Step | null) => void }

export class CardFailed extends Error {
  constructor(readonly trouble: CardTrouble) {
    super(trouble)
  }
}

type Told = { type?: string; id?: string | null; code?: string; step?: Step; card?: unknown; version?: number; devices?: { kind?: string; ready?: boolean }[] }
type Reading = { id: string; done: (card: Card) => void; failed: (why: CardFailed) => void; timer: number }

const TROUBLES: readonly string[] = ['NO_READER', 'NO_CARD', 'UNREADABLE', 'BUSY', 'CANCELLED']

/** Speaks to the agent on this PC (infra/contracts/device-agent.md), and looks for it again and again while it is not there. */
export class AgentLink {
  private socket: WebSocket | null = null
  private reading: Reading | null = null
  private timer = 0
  private closed = false

  constructor(private readonly listener: Listener) {}

  open(): void {
    this.closed = false
    this.listener.state('CONNECTING')
    this.dial()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.fail('CANCELLED')
    this.socket?.close()
    this.socket = null
  }

  read(): Promise<Card> {
    this.fail('CANCELLED')
    return new Promise((done, failed) => {
      const id = crypto.randomUUID()
      this.reading = { id, done, failed, timer: 0 }
      this.within((WAIT_SECONDS + 5) * 1000)
      this.say({ type: 'card.read', id, waitSeconds: WAIT_SECONDS })
    })
  }

  cancel(): void {
    if (this.reading) this.say({ type: 'card.cancel', id: this.reading.id })
    this.fail('CANCELLED')
  }

  private dial(): void {
    const socket = new WebSocket(AGENT)
    this.socket = socket
    this.timer = window.setTimeout(() => socket.close(), WELCOME_MILLIS)
    socket.onopen = () => this.say({ type: 'hello', versions: VERSIONS })
    socket.onmessage = (message: MessageEvent<unknown>) => this.heard(message.data)
    socket.onclose = (event) => this.lost(socket, event.code)
  }

  private lost(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return
    clearTimeout(this.timer)
    this.socket = null
    this.fail('LOST')
    if (this.closed) return
    this.listener.state(code === 4001 ? 'OUTDATED' : 'ABSENT')
    this.timer = window.setTimeout(() => this.dial(), AGAIN_MILLIS)
  }

  private say(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
    else if (this.reading) this.fail('LOST')
  }

  private heard(data: unknown): void {
    let told: Told
    try {
      told = JSON.parse(String(data)) as Told
    } catch {
      return
    }
    if (told.type === 'welcome' && VERSIONS.includes(told.version ?? 0)) clearTimeout(this.timer)
    if (told.type === 'welcome' || told.type === 'devices') this.devices(told)
    else if (this.reading && told.id === this.reading.id) this.answered(told)
  }

  private devices(told: Told): void {
    this.listener.state(told.devices?.some((one) => one.kind === 'ID_READER' && one.ready) ? 'READY' : 'NO_READER')
  }

  private answered(told: Told): void {
    if (told.type === 'card.progress' && told.step) {
      if (told.step === 'READING') this.within(READING_MILLIS)
      this.listener.step(told.step)
    } else if (told.type === 'card.data') {
      const card = cardOf(told.card)
      if (!card) return this.fail('UNREADABLE')
      this.settle()?.done(card)
    } else if (told.type === 'error') {
      this.fail(TROUBLES.includes(told.code ?? '') ? (told.code as CardTrouble) : 'UNREADABLE')
    }
  }

  /** An agent that falls silent is not waited for. */
  private within(millis: number): void {
    if (!this.reading) return
    clearTimeout(this.reading.timer)
    this.reading.timer = window.setTimeout(() => {
      if (this.reading) this.say({ type: 'card.cancel', id: this.reading.id })
      this.fail('UNREADABLE')
    }, millis)
  }

  private fail(trouble: CardTrouble): void {
    this.settle()?.failed(new CardFailed(trouble))
  }

  private settle(): Reading | null {
    const reading = this.reading
    if (reading) clearTimeout(reading.timer)
    this.reading = null
    this.listener.step(null)
    return reading
  }
}
