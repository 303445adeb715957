import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { Refused } from '../wire/refused'
import { usePack } from './use-pack'

const grant = () => new Response(JSON.stringify({ grant: 'g', expiresInSeconds: 60 }), { status: 201 })
const problem = (status: number, code: string) => new Response(JSON.stringify({ code }), { status })

/** Answers the request for permission, and then this. */
function answering(pack: (signal: AbortSignal) => Response | Promise<Response>) {
  const asked: [string, RequestInit][] = []
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    asked.push([path, init])
    if (path === '/api/sign-in') return Promise.resolve(new Response('{}'))
    return Promise.resolve(path.startsWith('/api/') ? grant() : pack(init.signal as AbortSignal))
  })
  return asked
}
function pack() {
  return effectScope().run(() => usePack('r1'))!
}
const saved: string[] = []
function watchSaving() {
  saved.length = 0
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:pack')
}
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('taking the evidence pack', () => {
  it('counts what comes and saves it under its name', async () => {
    watchSaving()
    const asked = answering(() => new Response(new Uint8Array(1000), { headers: { 'Content-Length': '1000', 'Content-Disposition': 'attachment; filename="dangmian-7.zip"' } }))
    const { take, stage, received, total } = pack()

    await take('复查复核需要')

    expect([stage.value, received.value, total.value]).toEqual(['saved', 1000, 1000])
    expect(saved).toEqual(['dangmian-7.zip'])
    const [path, request] = asked.at(-1)!
    expect(path).toBe('/recordings/r1/pack')
    expect(request.body).toBe('{"grant":"g"}')
  })

  it('saves nothing when it is cancelled', async () => {
    watchSaving()
    answering((signal) => new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason as Error))))
    const { take, stage, cancel } = pack()
    const taking = take('复查复核需要')
    await vi.waitFor(() => expect(stage.value).toBe('preparing'))

    cancel()
    await taking

    expect(stage.value).toBe('idle')
    expect(saved).toEqual([])
  })

  it('saves nothing when the line breaks', async () => {
    watchSaving()
    const broken = new ReadableStream({ start: (out) => out.error(new TypeError('network')) })
    answering(() => new Response(broken))
    const { take, stage } = pack()

    await take('复查复核需要')

    expect(stage.value).toBe('broken')
    expect(saved).toEqual([])
  })

  it('says when something is not as it was sealed, and passes other refusals on', async () => {
    watchSaving()
    answering(() => problem(409, 'playback.damaged'))
    const damaged = pack()
    await damaged.take('复查复核需要')
    expect(damaged.stage.value).toBe('damaged')

    answering(() => problem(503, 'playback.store-unreachable'))
    const away = pack()
    await away.take('复查复核需要')
    expect(away.stage.value).toBe('unreachable')

    answering(() => problem(403, 'playback.grant-invalid'))
    await expect(pack().take('复查复核需要')).rejects.toBeInstanceOf(Refused)
    expect(saved).toEqual([])
  })
})
