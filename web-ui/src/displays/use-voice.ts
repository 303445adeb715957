import { onScopeDispose, reactive, watch } from 'vue'
import { type Call, callKey, type HallView, piecesOf, toSay, type Voice } from './model'

const TIMES = 2
const PAUSE_SECONDS = 0.4
/** Who rings for longer when the page is opened was called by another one. */
const NEWS_MILLIS = 20_000

/** Says each call twice in every language of the screen, one after another. */
export function useVoice(look: () => HallView | null, now: () => number) {
  const state = reactive({
    /** the browser lets nothing be heard before somebody touches the page */
    blocked: false,
    saying: null as string | null,
    /** sentences that were heard to their end */
    said: 0,
    /** the loudest that was really played, 0 to 1 */
    peak: 0,
  })
  const audio = new AudioContext()
  const meter = audio.createAnalyser()
  meter.connect(audio.destination)
  const sounds = new Map<string, Promise<AudioBuffer>>()
  const said = new Set<string>()
  let busy = false

  const check = () => (state.blocked = audio.state !== 'running')
  audio.addEventListener('statechange', check)
  check()

  function sound(voice: Voice, piece: string): Promise<AudioBuffer> {
    const address = `/api/public/display/voices/${voice.language}/${piece}?version=${voice.version}`
    const known = sounds.get(address)
    if (known) return known
    const loading = fetch(address)
      .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${answer.status}`))))
      .then((bytes) => audio.decodeAudioData(bytes))
    loading.catch(() => sounds.delete(address))
    sounds.set(address, loading)
    return loading
  }
  function measure(): void {
    const wave = new Float32Array(meter.fftSize)
    meter.getFloatTimeDomainData(wave)
    state.peak = Math.max(state.peak, ...wave.map(Math.abs))
  }
  async function sentence(voice: Voice, ticket: number): Promise<void> {
    const buffers = await Promise.all(piecesOf(ticket).map((piece) => sound(voice, piece)))
    let at = audio.currentTime + PAUSE_SECONDS
    let last: AudioBufferSourceNode | null = null
    for (const buffer of buffers) {
      last = new AudioBufferSourceNode(audio, { buffer })
      last.connect(meter)
      last.start(at)
      at += buffer.duration
    }
    const meters = setInterval(measure, 40)
    await new Promise((over) => last?.addEventListener('ended', over))
    clearInterval(meters)
  }
  async function say(call: Call, voices: Voice[]): Promise<void> {
    state.saying = callKey(call)
    for (let time = 0; time < TIMES; time++) {
      for (const voice of voices) {
        if (!look()?.hall.calls.some((one) => one.id === call.id)) return
        // One language that fails must not silence the other.
        await sentence(voice, call.ticket).then(
          () => state.said++,
          (failed: unknown) => console.warn('not said:', String(failed)),
        )
      }
    }
  }
  async function work(): Promise<void> {
    if (busy || state.blocked) return
    busy = true
    try {
      for (;;) {
        const view = look()
        const next = view ? toSay(view.hall.calls, said)[0] : undefined
        if (!view || !next || state.blocked) return
        said.add(callKey(next))
        await say(next, view.voices)
      }
    } finally {
      busy = false
      state.saying = null
    }
  }
  let first = true
  watch(look, (view) => {
    if (!view) return
    if (first) for (const call of view.hall.calls) if (now() - Date.parse(call.since) > NEWS_MILLIS) said.add(callKey(call))
    first = false
    for (const voice of view.voices) for (const piece of ['intro', ...'0123456789', 'outro']) void sound(voice, piece).catch(() => undefined)
    void work()
  })
  async function unblock(): Promise<void> {
    await audio.resume()
    check()
    void work()
  }
  onScopeDispose(() => void audio.close())
  return { state, unblock }
}
