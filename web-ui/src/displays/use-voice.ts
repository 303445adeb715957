import { onScopeDispose, reactive, toRef, watch } from 'vue'
import { type Call, callKey, type HallView, piecesOf, toSay, type Voice } from './model'
import { Speaker } from './speaker'

const TIMES = 2
const PAUSE_SECONDS = 0.4
/** Who rings for longer when the page is opened was called by another one. */
const NEWS_MILLIS = 20_000

/** Says each call twice in every language of the screen, one after another. */
export function useVoice(look: () => HallView | null, now: () => number) {
  const speaker = new Speaker()
  const state = reactive({
    blocked: toRef(speaker.state, 'blocked'),
    peak: toRef(speaker.state, 'peak'),
    saying: null as string | null,
    /** sentences that were heard to their end */
    said: 0,
  })
  const said = new Set<string>()
  let busy = false

  const sound = (voice: Voice, piece: string) => speaker.load(`/api/public/display/voices/${voice.language}/${piece}?version=${voice.version}`)
  const sentence = async (voice: Voice, ticket: number) =>
    speaker.play(await Promise.all(piecesOf(ticket).map((piece) => sound(voice, piece))), PAUSE_SECONDS)
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
    await speaker.unblock()
    void work()
  }
  onScopeDispose(() => speaker.close())
  return { state, unblock }
}
