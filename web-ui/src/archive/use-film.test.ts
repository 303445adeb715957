import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { Refused } from '../wire/refused'
import { useFilm, type Film } from './use-film'

const state = (stage: Film['stage'], percent = 0): Film => ({ stage, percent, ahead: 0, live: 0, waitsFor: null })
const asked: [string, string][] = []
const saved: string[] = []
let grants = 0

/** Answers every look with the next of these, and hands out the film. */
function answering(states: Film[], file = () => new Response(new Uint8Array(500), { headers: { 'Content-Length': '500', 'Content-Disposition': 'attachment; filename="dangmian-7.mp4"' } })) {
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    asked.push([path, String(init.body)])
    if (path === '/api/sign-in') return Promise.resolve(new Response('{}'))
    if (path.startsWith('/api/')) return Promise.resolve(new Response(JSON.stringify({ grant: `g${++grants}`, expiresInSeconds: 600 }), { status: 201 }))
    if (path.endsWith('/cancel')) return Promise.resolve(new Response(null, { status: 204 }))
    return Promise.resolve(path.endsWith('/file') ? file() : new Response(JSON.stringify(states.length > 1 ? states.shift() : states[0])))
  })
}
function film() {
  return effectScope().run(() => useFilm('r1'))!
}
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  asked.length = saved.length = grants = 0
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:film')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('the film of a whole talk', () => {
  it('is asked for once, looked after until it is ready, and saved under its name', async () => {
    answering([state('WAITING'), state('BUILDING', 40), state('READY')])
    const { take, stage, film: shown, received } = film()

    const taking = take('复查复核需要', 'zh')
    await vi.waitFor(() => expect(shown.value?.stage).toBe('WAITING'))
    await vi.advanceTimersByTimeAsync(1000)
    await vi.waitFor(() => expect(shown.value?.percent).toBe(40))
    await vi.advanceTimersByTimeAsync(1000)
    await taking

    expect([stage.value, received.value]).toEqual(['saved', 500])
    expect(saved).toEqual(['dangmian-7.mp4'])
    expect(asked.filter(([path]) => path === '/recordings/r1/composite')).toHaveLength(1)
    expect(asked.filter(([path]) => path.startsWith('/api/recordings'))).toEqual([['/api/recordings/r1/composites', '{"purpose":"复查复核需要","language":"zh"}']])
  })

  it('asks for a new permission before the old one ends', async () => {
    const states = [state('BUILDING', 1)]
    answering(states)
    const { make, film: shown } = film()

    const making = make('复查复核需要', 'zh')
    await vi.waitFor(() => expect(shown.value?.percent).toBe(1))
    await vi.advanceTimersByTimeAsync(530_000)
    expect(grants).toBe(1)
    await vi.advanceTimersByTimeAsync(15_000)
    states[0] = state('READY')
    await vi.advanceTimersByTimeAsync(1000)
    await making

    expect(grants).toBe(2)
    expect(asked.at(-1)).toEqual(['/recordings/r1/composite/state', '{"grant":"g2"}'])
  })

  it('is given up on the other side too when it is cancelled', async () => {
    answering([state('BUILDING', 1)])
    const { take, stage, film: shown, cancel } = film()
    const taking = take('复查复核需要', 'en')
    await vi.waitFor(() => expect(shown.value?.percent).toBe(1))

    await cancel()
    await taking

    expect(stage.value).toBe('cancelled')
    expect(asked.at(-1)![0]).toBe('/recordings/r1/composite/cancel')
    expect(saved).toEqual([])
  })

  it('says when it could not be made, when somebody else gave it up, and when the line broke', async () => {
    for (const [states, expected] of [[[state('FAILED')], 'failed'], [[state('NONE')], 'cancelled']] as const) {
      answering([...states])
      const one = film()
      await one.take('复查复核需要', 'zh')
      expect(one.stage.value).toBe(expected)
    }
    answering([state('READY')], () => new Response(new ReadableStream({ start: (out) => out.error(new TypeError('network')) })))
    const broken = film()
    await broken.take('复查复核需要', 'zh')
    expect(broken.stage.value).toBe('broken')
    expect(saved).toEqual([])
  })

  it('passes refusals on', async () => {
    answering([state('READY')], () => new Response(JSON.stringify({ code: 'playback.grant-invalid' }), { status: 403 }))
    await expect(film().take('复查复核需要', 'zh')).rejects.toBeInstanceOf(Refused)
  })
})
