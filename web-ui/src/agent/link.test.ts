import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addsUp, cardOf } from './card'
import { AgentLink, CardFailed } from './link'

const CARD = {
  name: '王建国', sex: 'MALE', nation: '汉', birthDate: '1968-05-02', address: '文昌路8号', idNumber: '440524188001010014',
  authority: '西充县公安局', validFrom: '2015-06-01', validUntil: null, portrait: '/9j/4AAQ',
}

class FakeSocket {
  static readonly OPEN = 1
  static all: FakeSocket[] = []
  readyState = 0
  sent: { type: string; id: string }[] = []
  onopen = () => {}
  onmessage = (_: { data: string }) => {}
  onclose = (_: { code: number }) => {}
  constructor(readonly url: string) {
    FakeSocket.all.push(this)
  }
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close(code = 1006) {
    if (this.readyState === 3) return
    this.readyState = 3
    this.onclose({ code })
  }
  accept() {
    this.readyState = 1
    this.onopen()
  }
  say(message: object) {
    this.onmessage({ data: JSON.stringify(message) })
  }
  get asked() {
    return this.sent.at(-1)!
  }
}

describe('the link to the agent', () => {
  let states: string[]
  let steps: (string | null)[]
  let link: AgentLink
  const socket = () => FakeSocket.all.at(-1)!
  const welcome = (ready = true) => {
    socket().accept()
    socket().say({ type: 'welcome', version: 1, agent: 'a', devices: [{ kind: 'PAD', ready: true }, { kind: 'ID_READER', ready }] })
  }
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('WebSocket', FakeSocket)
    FakeSocket.all = []
    states = []
    steps = []
    link = new AgentLink({ state: (one) => states.push(one), step: (one) => steps.push(one) })
    link.open()
  })
  afterEach(() => {
    link.close()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('opens the one address and says its versions first', () => {
    socket().accept()
    expect(socket().url).toBe('ws://127.0.0.1:28461/agent')
    expect(socket().sent).toEqual([{ type: 'hello', versions: [1] }])
  })
  it('reads a card and tells each step', async () => {
    welcome()
    const card = link.read()
    const { id } = socket().asked
    socket().say({ type: 'card.progress', id, step: 'WAITING' })
    socket().say({ type: 'card.progress', id, step: 'READING' })
    socket().say({ type: 'card.data', id: 'of another page', card: CARD })
    socket().say({ type: 'card.data', id, card: CARD })
    expect((await card).name).toBe('王建国')
    expect(steps.filter(Boolean)).toEqual(['WAITING', 'READING'])
    expect(states).toEqual(['CONNECTING', 'READY'])
  })
  it.each(['NO_READER', 'NO_CARD', 'UNREADABLE', 'BUSY'])('tells a reading that failed: %s', async (code) => {
    welcome()
    const card = link.read()
    socket().say({ type: 'error', id: socket().asked.id, code })
    await expect(card).rejects.toMatchObject({ trouble: code })
  })
  it('takes what is no card for an unreadable one', async () => {
    welcome()
    const card = link.read()
    socket().say({ type: 'card.data', id: socket().asked.id, card: { name: 7 } })
    await expect(card).rejects.toMatchObject({ trouble: 'UNREADABLE' })
  })
  it('cancels', async () => {
    welcome()
    const card = link.read()
    link.cancel()
    await expect(card).rejects.toBeInstanceOf(CardFailed)
    expect(socket().asked.type).toBe('card.cancel')
  })
  it('does not wait for an agent that falls silent', async () => {
    welcome()
    const card = link.read()
    const failed = expect(card).rejects.toMatchObject({ trouble: 'UNREADABLE' })
    socket().say({ type: 'card.progress', id: socket().asked.id, step: 'READING' })
    await vi.advanceTimersByTimeAsync(15_000)
    await failed
    expect(socket().asked.type).toBe('card.cancel')
  })
  it('gives up a card when the agent goes, and looks for it again', async () => {
    welcome()
    const card = link.read()
    const failed = expect(card).rejects.toMatchObject({ trouble: 'LOST' })
    socket().close()
    await failed
    expect(states.at(-1)).toBe('ABSENT')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(FakeSocket.all.length).toBe(2)
    welcome()
    expect(states.at(-1)).toBe('READY')
  })
  it('takes an agent that says nothing for absent', async () => {
    socket().accept()
    await vi.advanceTimersByTimeAsync(2000)
    expect(states.at(-1)).toBe('ABSENT')
  })
  it('knows an agent of another time', () => {
    socket().accept()
    socket().say({ type: 'error', id: null, code: 'VERSION' })
    socket().close(4001)
    expect(states.at(-1)).toBe('OUTDATED')
  })
  it('hears that the reader was plugged out and in', () => {
    welcome(false)
    expect(states.at(-1)).toBe('NO_READER')
    socket().say({ type: 'devices', devices: [{ kind: 'ID_READER', ready: true }] })
    expect(states.at(-1)).toBe('READY')
  })
  it('hears nonsense without harm', () => {
    welcome()
    socket().onmessage({ data: 'no json' })
    socket().say({ type: 'pad.signed' })
    expect(states.at(-1)).toBe('READY')
  })
})

describe('a card', () => {
  it('is taken as told', () => expect(cardOf(CARD)).toEqual(CARD))
  it.each([null, 'text', {}, { ...CARD, name: '' }, { ...CARD, name: 'x'.repeat(61) }, { ...CARD, idNumber: 5 }, { ...CARD, validUntil: '长期' }])('is none: %j', (told) => expect(cardOf(told)).toBeNull())
  it('loses a portrait that is none', () => expect(cardOf({ ...CARD, portrait: 'javascript:alert(1)' })?.portrait).toBeNull())
})

describe('the number of an identity card', () => {
  it.each(['11010519491231002X', '1101 0519 4912 3100 2x', '440524188001010014'])('adds up: %s', (number) => expect(addsUp(number)).toBe(true))
  it.each(['110105194912310021', '11010519491331002X', '010105194912310024', '1101051949123100', '', 'abc'])('does not: %s', (number) => expect(addsUp(number)).toBe(false))
})
