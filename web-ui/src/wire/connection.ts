import { Client, type IMessage, type StompSubscription } from '@stomp/stompjs'
import { reactive } from 'vue'
import { Refused } from './refused'

export { Refused }

type Pending = { destination: string; body: object; headers: Record<string, string>; resolve: (result: never) => void; reject: (why: Refused) => void; tries: number; timer: number }

const REPEAT_AFTER_MILLIS = 3000
const MAX_TRIES = 10

/** This page's id; it survives a reload, so that the page keeps its post and its seats. */
export function clientId(): string {
  let id = sessionStorage.getItem('client')
  if (!id) {
    id = crypto.randomUUID()
    sessionStorage.setItem('client', id)
  }
  return id
}

/** The one connection of a page. Commands are repeated with the same id until they are answered. */
export class Connection {
  /** What the page says of its machine when it connects, besides the client's id. */
  introduce: () => Promise<Record<string, string>> = () => Promise.resolve({})
  readonly state = reactive({ connected: false, lostAt: null as number | null })
  /** When the last command was answered, as {@link performance.now} counts. */
  heardAt = 0
  private readonly pending = new Map<string, Pending>()
  private readonly wanted = new Map<string, { destination: string; listener: (body: never) => void; live: StompSubscription | null }>()
  private readonly connectedListeners = new Set<() => void>()
  private readonly client: Client
  private nextKey = 0
  /** What was begun while nothing was carried is waited for up to {@link Client.connectionTimeout}. */
  private readonly online = (): void => {
    if (!this.state.connected) this.client.forceDisconnect()
  }

  constructor() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    this.client = new Client({
      brokerURL: `${scheme}://${location.host}/ws`,
      heartbeatIncoming: 10_000,
      heartbeatOutgoing: 10_000,
      reconnectDelay: 500,
      connectionTimeout: 5000,
      // A socket whose line is cut closes when somebody answers: nobody does.
      discardWebsocketOnCommFailure: true,
      beforeConnect: async () => {
        const more = await this.introduce()
        this.client.connectHeaders = { client: clientId(), ...more }
      },
      onConnect: () => this.connected(),
      onWebSocketClose: () => this.lost(),
    })
    this.subscribe('/user/queue/replies', (reply: { commandId: string; result: never }) => this.answered(reply))
    this.subscribe('/user/queue/refusals', (refusal: { commandId: string | null; code: string; text: string }) => this.refused(refusal))
  }

  open(): void {
    window.addEventListener('online', this.online)
    this.client.activate()
  }

  /** Says anew who it is. */
  async reopen(): Promise<void> {
    if (!this.client.active) return
    await this.client.deactivate()
    this.client.activate()
  }

  /** Nothing is heard any more: lets go of the socket, which may never close by itself, and connects anew. */
  renew(): void {
    if (this.state.connected) this.client.forceDisconnect()
  }

  async close(): Promise<void> {
    window.removeEventListener('online', this.online)
    await this.client.deactivate()
  }

  /** Called now when connected, and after every reconnect. */
  onConnected(listener: () => void): () => void {
    this.connectedListeners.add(listener)
    if (this.state.connected) listener()
    return () => this.connectedListeners.delete(listener)
  }

  /** Keeps a subscription over reconnects. */
  subscribe<T>(destination: string, listener: (body: T) => void): () => void {
    const key = `s${this.nextKey++}`
    const entry = { destination, listener: listener as (body: never) => void, live: null as StompSubscription | null }
    this.wanted.set(key, entry)
    if (this.state.connected) entry.live = this.live(key)
    return () => {
      this.wanted.delete(key)
      if (this.state.connected) entry.live?.unsubscribe()
    }
  }

  /** Asks once for the present picture. */
  snapshot<T>(destination: string, listener: (body: T) => void): void {
    if (!this.state.connected) return
    const subscription = this.client.subscribe(destination, (message) => {
      subscription.unsubscribe()
      listener(JSON.parse(message.body) as T)
    })
  }

  /** Sends a command; settles with its result or with the refusal. */
  command<T>(destination: string, body: object = {}, headers: Record<string, string> = {}): Promise<T> {
    const commandId = crypto.randomUUID()
    return new Promise<T>((resolve, reject) => {
      const pending: Pending = { destination, body: { ...body, commandId }, headers, resolve: resolve as (result: never) => void, reject, tries: 0, timer: 0 }
      this.pending.set(commandId, pending)
      this.attempt(commandId)
    })
  }

  /** Sends what needs no answer. */
  tell(destination: string, body: object): void {
    if (this.state.connected) this.client.publish({ destination, body: JSON.stringify(body) })
  }

  private attempt(commandId: string): void {
    const pending = this.pending.get(commandId)
    if (!pending) return
    clearTimeout(pending.timer)
    if (pending.tries >= MAX_TRIES) {
      this.pending.delete(commandId)
      pending.reject(new Refused('page.no-answer'))
      return
    }
    if (this.state.connected) {
      pending.tries++
      this.client.publish({ destination: pending.destination, headers: pending.headers, body: JSON.stringify(pending.body) })
    }
    pending.timer = window.setTimeout(() => this.attempt(commandId), REPEAT_AFTER_MILLIS)
  }

  private settle(commandId: string): Pending | undefined {
    this.heardAt = performance.now()
    const pending = this.pending.get(commandId)
    if (pending) {
      clearTimeout(pending.timer)
      this.pending.delete(commandId)
    }
    return pending
  }

  private answered(reply: { commandId: string; result: never }): void {
    this.settle(reply.commandId)?.resolve(reply.result)
  }

  private refused(refusal: { commandId: string | null; code: string; text: string }): void {
    if (refusal.commandId) this.settle(refusal.commandId)?.reject(new Refused(refusal.code, refusal.text))
  }

  private connected(): void {
    this.state.connected = true
    this.state.lostAt = null
    for (const [key, entry] of this.wanted) entry.live = this.live(key)
    for (const listener of this.connectedListeners) listener()
    for (const commandId of this.pending.keys()) this.attempt(commandId)
  }

  private live(key: string): StompSubscription | null {
    const entry = this.wanted.get(key)
    return entry ? this.client.subscribe(entry.destination, (message: IMessage) => entry.listener(JSON.parse(message.body) as never)) : null
  }

  private lost(): void {
    if (this.state.connected) this.state.lostAt = Date.now()
    this.state.connected = false
  }
}

let shared: Connection | null = null

/** The page's connection; opened when somebody is signed in. */
export function connection(): Connection {
  shared ??= new Connection()
  return shared
}
