import { onScopeDispose, watch } from 'vue'
import { get } from '../api/http'
import type { Voice } from '../displays/model'
import { Speaker } from '../displays/speaker'
import type { Reception } from '../reception/model'
import { type Prompt, promptOf, prompts, recallPrompts } from './prompts'

/** The bell is heard first. */
const BELL_SECONDS = 0.9
const PAUSE_SECONDS = 0.2
const AGAIN_MILLIS = 8000
/** Most connect sooner, and half a sentence helps nobody. */
const SLOW_MILLIS = 1500
const UNBLOCK_MILLIS = 500

const wait = (millis: number) => new Promise((over) => setTimeout(over, millis))

/**
 * Says at each change of a reception what has become of it, and is silent as soon as somebody may be heard.
 *
 * @param reception undefined as long as it is not known whether there is one
 */
export function usePrompts(terminal: string, reception: () => Reception | null | undefined): void {
  let made: Speaker | null = null
  const speaker = () => (made ??= new Speaker())
  let turn = 0

  async function sentence(prompt: Prompt): Promise<AudioBuffer | null> {
    const path = `/api/terminals/${terminal}/voices`
    const voice = (await get<Voice[]>(path))[0]
    prompts.synthesised = voice?.synthesised ?? false
    return voice ? speaker().load(`${path}/${voice.language}/${prompt}?version=${voice.version}`) : null
  }
  async function once(prompt: Prompt, isOver: () => boolean): Promise<void> {
    const sound = await sentence(prompt)
    // Before somebody touches the page nothing may be heard, and the browser does not answer.
    if (speaker().state.blocked) await Promise.race([speaker().unblock(), wait(UNBLOCK_MILLIS)])
    if (!sound || isOver() || speaker().state.blocked) return
    prompts.saying = prompt
    await speaker().play([sound], prompt === 'calling' ? BELL_SECONDS : PAUSE_SECONDS)
    prompts.peak = speaker().state.peak
    if (isOver()) return
    prompts.saying = null
    prompts.said.push(prompt)
  }
  async function say(prompt: Prompt | null): Promise<void> {
    const mine = ++turn
    const isOver = () => mine !== turn
    made?.stop()
    prompts.saying = null
    if (!prompt) return
    if (prompt === 'connecting') await wait(SLOW_MILLIS)
    while (!isOver()) {
      await once(prompt, isOver).catch((failed: unknown) => console.warn('not said:', String(failed)))
      if (prompt !== 'calling') return
      await wait(AGAIN_MILLIS)
    }
  }
  recallPrompts(terminal)
  watch(
    () => ({ known: reception() !== undefined, id: reception()?.id, prompt: prompts.on ? promptOf(reception() ?? null) : null }),
    (now, before) => {
      if (before?.known && now.id === before.id && now.prompt === before.prompt) return
      // A page that is loaded anew finds what was said before it; only what still rings is news.
      void say(before?.known || now.prompt === 'calling' ? now.prompt : null)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    turn++
    made?.stop()
    made?.close()
    prompts.saying = null
  })
}
