import { onBeforeUnmount, onMounted, reactive } from 'vue'
import type { Card } from './card'
import { AgentLink, type AgentState, CardFailed, type CardTrouble, type Step } from './link'

/** The agent of this PC, as a page sees it: its state, and a card when one was read. */
export function useAgent() {
  const state = reactive({ agent: 'CONNECTING' as AgentState, step: null as Step | null, reading: false, trouble: null as CardTrouble | null })
  const link = new AgentLink({ state: (agent) => (state.agent = agent), step: (step) => (state.step = step) })
  onMounted(() => link.open())
  onBeforeUnmount(() => link.close())

  async function read(): Promise<Card | null> {
    state.trouble = null
    state.reading = true
    try {
      return await link.read()
    } catch (error) {
      if (!(error instanceof CardFailed)) throw error
      state.trouble = error.trouble === 'CANCELLED' ? null : error.trouble
      return null
    } finally {
      state.reading = false
    }
  }
  return { state, read, cancel: () => link.cancel() }
}
